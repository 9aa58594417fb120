namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>What a JPEG file keeps beside the pixels; it is what the encoder uses where it is told nothing.</summary>
internal sealed class JpegMetadata : IDeepCloneable
{
    /// <summary>Makes the metadata of an image that was never in this format.</summary>
    public JpegMetadata()
    {
    }

    private JpegMetadata(JpegMetadata other)
    {
        ColorType = other.ColorType;
        LuminanceQuality = other.LuminanceQuality;
        ChrominanceQuality = other.ChrominanceQuality;
    }

    /// <summary>How colours are stored; null where the image was not read from a JPEG file, or the file stores them in another way.</summary>
    public JpegEncodingColor? ColorType { get; set; }

    /// <summary>The quality, 1 to 100, whose quantisation of luma is nearest to the file's; null where the image was not read from a JPEG file.</summary>
    public int? LuminanceQuality { get; set; }

    /// <summary>The same of chroma; null where the file has none.</summary>
    public int? ChrominanceQuality { get; set; }

    /// <inheritdoc/>
    public IDeepCloneable DeepClone() => new JpegMetadata(this);
}
