namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>JPEG: lossy, 8 bits, no alpha.</summary>
internal sealed class JpegFormat : IImageFormat<JpegMetadata>
{
    private JpegFormat()
    {
    }

    /// <summary>The only instance.</summary>
    public static JpegFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "JPEG";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/jpeg";

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions { get; } = ["jpg", "jpeg", "jfif"];

    /// <inheritdoc/>
    public JpegMetadata CreateDefaultFormatMetadata() => new();
}
