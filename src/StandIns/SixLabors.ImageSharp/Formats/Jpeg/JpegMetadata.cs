namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>What a JPEG file keeps beside the pixels; it is what the encoder uses where it is told nothing.</summary>
public class JpegMetadata : IDeepCloneable
{
    /// <summary>Makes the metadata of an image that was never in this format.</summary>
    public JpegMetadata()
    {
    }

    private JpegMetadata(JpegMetadata other)
    {
        ColorType = other.ColorType;
        Progressive = other.Progressive;
        LuminanceQuality = other.LuminanceQuality;
        ChrominanceQuality = other.ChrominanceQuality;
    }

    /// <summary>The quality, 1 to 100, whose quantisation is nearest to the file's; 75 where the image was not read from a JPEG file.</summary>
    public int Quality => Math.Max(LuminanceQuality ?? 0, ChrominanceQuality ?? 0) is > 0 and int known ? known : QuantizationTable.DefaultQuality;

    /// <summary>How colours are stored; null where the image was not read from a JPEG file, or the file stores them in another way.</summary>
    public JpegEncodingColor? ColorType { get; internal set; }

    /// <summary>Whether the file becomes sharper as it is read; null where the image was not read from a JPEG file.</summary>
    public bool? Progressive { get; internal set; }

    internal int? LuminanceQuality { get; set; }

    internal int? ChrominanceQuality { get; set; }

    /// <inheritdoc/>
    public IDeepCloneable DeepClone() => new JpegMetadata(this);
}
