using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Writes baseline JPEG. Alpha is dropped.</summary>
public sealed class JpegEncoder : ImageEncoder
{
    private readonly int? _quality;

    /// <summary>From 1 (small) to 100 (near the original); null for that of the JPEG file that the image is from, else 75.</summary>
    /// <exception cref="ArgumentException">The value is not from 1 to 100.</exception>
    public int? Quality
    {
        get => _quality;
        init => _quality = value is < 1 or > 100
            ? throw new ArgumentException($"The quality {value} is not from 1 to 100.")
            : value;
    }

    /// <summary>How colours are stored; null for that of the JPEG file that the image is from, else YCbCr 4:2:0.</summary>
    public JpegEncodingColor? ColorType { get; init; }

    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken)
    {
        JpegMetadata known = image.Metadata.GetJpegMetadata();
        return new JpegRowEncoder<TPixel>(
            image,
            output,
            ColorType ?? known.ColorType ?? JpegEncodingColor.YCbCrRatio420,
            Quality ?? known.LuminanceQuality ?? QuantizationTable.DefaultQuality,
            Quality ?? known.ChrominanceQuality ?? QuantizationTable.DefaultQuality,
            cancellationToken);
    }
}
