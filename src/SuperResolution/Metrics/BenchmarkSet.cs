namespace SuperResolution.Metrics;

/// <summary>A folder of high-resolution images.</summary>
/// <param name="Name">What the set is called.</param>
/// <param name="Images">Paths of the images, in the order of their names.</param>
public sealed record BenchmarkSet(string Name, IReadOnlyList<string> Images)
{
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"];

    /// <summary>The set in a folder.</summary>
    /// <param name="folder">The folder. Its name is the set's; of a folder <c>HR</c> it is the name of the one above.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">The folder holds no image.</exception>
    public static BenchmarkSet Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder \"{folder}\".");
        }

        string[] images = [.. Directory.EnumerateFiles(folder).Where(IsImage).Order(StringComparer.Ordinal)];
        return images.Length > 0
            ? new(NameOf(new DirectoryInfo(folder)), images)
            : throw new ArgumentException($"The folder \"{folder}\" holds no image ({string.Join(", ", s_extensions)}).", nameof(folder));
    }

    private static bool IsImage(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static string NameOf(DirectoryInfo folder) =>
        folder.Name.Equals("HR", StringComparison.OrdinalIgnoreCase) && folder.Parent is { } parent ? parent.Name : folder.Name;
}
