namespace SuperResolution.Imaging;

/// <summary>The pictures of a folder.</summary>
public static class ImageFolder
{
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"];

    /// <summary>The files of a folder whose extension is a picture's, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="recursive">Whether those below it are looked into.</param>
    /// <returns>At least one path.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">The folder holds no picture.</exception>
    public static IReadOnlyList<string> Files(string folder, bool recursive = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder \"{folder}\".");
        }

        SearchOption depth = recursive ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        string[] files = [.. Directory.EnumerateFiles(folder, "*", depth).Where(IsPicture).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? files
            : throw new ArgumentException($"The folder \"{folder}\" holds no image ({string.Join(", ", s_extensions)}).", nameof(folder));
    }

    private static bool IsPicture(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
