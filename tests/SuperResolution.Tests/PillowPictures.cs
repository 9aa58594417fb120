using System.Text.Json;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests;

/// <summary>The files that Pillow makes (pictures.py), once for all tests of a class.</summary>
public sealed class PillowPictures : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PillowPictures() => Srgb = JsonDocument.Parse(Python.Run("tests/SuperResolution.Tests/pictures.py", "make", _folder[""]))
        .RootElement.GetProperty("srgb").GetString()!;

    /// <summary>The hash of the sRGB profile in them.</summary>
    public string Srgb { get; }

    /// <summary>The path of a file by its name.</summary>
    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();
}
