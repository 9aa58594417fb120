namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Windows bitmap: uncompressed, 8 bits.</summary>
internal sealed class BmpFormat : IImageFormat<BmpMetadata>
{
    private BmpFormat()
    {
    }

    /// <summary>The only instance.</summary>
    public static BmpFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "BMP";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/bmp";

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions { get; } = ["bm", "bmp", "dip"];

    /// <inheritdoc/>
    public BmpMetadata CreateDefaultFormatMetadata() => new();
}
