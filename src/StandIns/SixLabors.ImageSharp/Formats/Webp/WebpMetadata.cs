namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>What a WebP file keeps beside the pixels; it is what the encoder uses where it is told nothing.</summary>
internal sealed class WebpMetadata : IDeepCloneable
{
    /// <summary>Makes the metadata of an image that was never in this format.</summary>
    public WebpMetadata()
    {
    }

    private WebpMetadata(WebpMetadata other)
    {
        FileFormat = other.FileFormat;
    }

    /// <summary>The codec; null where the image was not read from a WebP file.</summary>
    public WebpFileFormatType? FileFormat { get; set; }

    /// <inheritdoc/>
    public IDeepCloneable DeepClone() => new WebpMetadata(this);
}
