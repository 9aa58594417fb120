namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>TIFF 6.0: 8 or 16 bits. Only the first image of a file is read.</summary>
internal sealed class TiffFormat : IImageFormat<TiffMetadata>
{
    private TiffFormat()
    {
    }

    /// <summary>The only instance.</summary>
    public static TiffFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "TIFF";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/tiff";

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions { get; } = ["tiff", "tif"];

    /// <inheritdoc/>
    public TiffMetadata CreateDefaultFormatMetadata() => new();
}
