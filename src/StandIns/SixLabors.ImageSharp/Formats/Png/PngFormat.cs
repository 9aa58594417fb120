namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Portable Network Graphics: lossless, 8 or 16 bits. Only the first frame of an animation is read.</summary>
internal sealed class PngFormat : IImageFormat<PngMetadata>
{
    private PngFormat()
    {
    }

    /// <summary>The only instance.</summary>
    public static PngFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "PNG";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/png";

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions { get; } = ["png", "apng"];

    /// <inheritdoc/>
    public PngMetadata CreateDefaultFormatMetadata() => new();
}
