namespace SuperResolution.Tests.Shared;

/// <summary>An empty folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("superresolution-");

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>The names of all files in it.</summary>
    public string[] Files => [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
