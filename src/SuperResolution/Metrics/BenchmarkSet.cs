using SuperResolution.Imaging;

namespace SuperResolution.Metrics;

/// <summary>A folder of high-resolution images.</summary>
/// <param name="Name">What the set is called.</param>
/// <param name="Images">Paths of the images, in the order of their names.</param>
public sealed record BenchmarkSet(string Name, IReadOnlyList<string> Images)
{
    /// <summary>The set in a folder.</summary>
    /// <param name="folder">The folder. Its name is the set's; of a folder <c>HR</c> it is the name of the one above.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">The folder holds no image.</exception>
    public static BenchmarkSet Open(string folder)
    {
        IReadOnlyList<string> images = ImageFolder.Files(folder);
        return new(NameOf(new DirectoryInfo(folder)), images);
    }

    private static string NameOf(DirectoryInfo folder) =>
        folder.Name.Equals("HR", StringComparison.OrdinalIgnoreCase) && folder.Parent is { } parent ? parent.Name : folder.Name;
}
