using SixLabors.ImageSharp.Formats.Tiff.Constants;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Writes TIFF: 8- or 16-bit luminance, or 8-bit red, green, blue. Alpha is dropped.</summary>
public class TiffEncoder : QuantizingImageEncoder
{
    /// <summary>
    /// Bits of a pixel; null for those of the TIFF file that the image is from, else 8 or 16 for pixels of as many bits,
    /// else 24.
    /// </summary>
    public TiffBitsPerPixel? BitsPerPixel { get; init; }

    /// <summary>How strips are packed; null for the way of the TIFF file that the image is from, else not at all.</summary>
    public TiffCompression? Compression { get; init; }

    private protected override bool NeedsSeeking => true;

    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken)
    {
        TiffFrameMetadata known = image.Frames.RootFrame.Metadata.GetTiffMetadata();
        TiffBitsPerPixel suggested = image.PixelType.BitsPerPixel switch
        {
            8 => TiffBitsPerPixel.Bit8,
            16 => TiffBitsPerPixel.Bit16,
            _ => TiffBitsPerPixel.Bit24,
        };
        return new TiffRowEncoder<TPixel>(
            image,
            output,
            BitsPerPixel ?? known.BitsPerPixel ?? suggested,
            Compression ?? known.Compression ?? TiffCompression.None,
            SkipMetadata,
            cancellationToken);
    }
}
