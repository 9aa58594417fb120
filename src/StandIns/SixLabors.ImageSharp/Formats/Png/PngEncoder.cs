using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes PNG.</summary>
public class PngEncoder : QuantizingImageEncoder
{
    /// <summary>Bits of a component; null for those of the PNG file that the image is from, else of its kind of pixel.</summary>
    public PngBitDepth? BitDepth { get; init; }

    /// <summary>The components of a pixel; null for those of the PNG file that the image is from, else of its kind of pixel.</summary>
    public PngColorType? ColorType { get; init; }

    /// <summary>How hard deflate tries.</summary>
    public PngCompressionLevel CompressionLevel { get; init; } = PngCompressionLevel.DefaultCompression;

    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken)
    {
        PngMetadata known = image.Metadata.GetPngMetadata();
        PixelTypeInfo pixel = PixelOperations<TPixel>.Instance.GetPixelTypeInfo();
        return new PngRowEncoder<TPixel>(
            image,
            output,
            ColorType ?? known.ColorType ?? SuggestColorType<TPixel>(pixel),
            BitDepth ?? known.BitDepth ?? (Is16Bit<TPixel>() ? PngBitDepth.Bit16 : PngBitDepth.Bit8),
            (int)CompressionLevel,
            SkipMetadata,
            cancellationToken);
    }

    private static PngColorType SuggestColorType<TPixel>(PixelTypeInfo pixel)
    {
        bool gray = typeof(TPixel) == typeof(L8) || typeof(TPixel) == typeof(L16) || typeof(TPixel) == typeof(La16) || typeof(TPixel) == typeof(La32);
        bool alpha = pixel.AlphaRepresentation != PixelAlphaRepresentation.None;
        return (gray, alpha) switch
        {
            (true, false) => PngColorType.Grayscale,
            (true, true) => PngColorType.GrayscaleWithAlpha,
            (false, false) => PngColorType.Rgb,
            _ => PngColorType.RgbWithAlpha,
        };
    }

    private static bool Is16Bit<TPixel>() =>
        typeof(TPixel) == typeof(L16) || typeof(TPixel) == typeof(La32) || typeof(TPixel) == typeof(Rgb48) || typeof(TPixel) == typeof(Rgba64);
}
