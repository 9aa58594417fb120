namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>WebP: lossy or lossless, 8 bits, at most 16383 pixels a side. Only the first frame of an animation is read.</summary>
internal sealed class WebpFormat : IImageFormat<WebpMetadata>
{
    private WebpFormat()
    {
    }

    /// <summary>The only instance.</summary>
    public static WebpFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "Webp";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/webp";

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions { get; } = ["webp"];

    /// <inheritdoc/>
    public WebpMetadata CreateDefaultFormatMetadata() => new();
}
