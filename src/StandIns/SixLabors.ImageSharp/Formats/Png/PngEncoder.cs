using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes PNG with the components of the PNG file that the image is from, else those of its kind of pixel.</summary>
public class PngEncoder : QuantizingImageEncoder
{
    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken)
    {
        PngMetadata known = image.Metadata.GetPngMetadata();
        return new PngRowEncoder<TPixel>(
            image,
            output,
            known.ColorType ?? SuggestColorType<TPixel>(),
            known.BitDepth ?? (Is16Bit<TPixel>() ? PngBitDepth.Bit16 : PngBitDepth.Bit8),
            cancellationToken);
    }

    private static PngColorType SuggestColorType<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel>
    {
        bool gray = typeof(TPixel) == typeof(L8) || typeof(TPixel) == typeof(L16) || typeof(TPixel) == typeof(La16) || typeof(TPixel) == typeof(La32);
        bool alpha = PixelOperations<TPixel>.HasAlpha;
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
