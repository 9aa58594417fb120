using System.Runtime.CompilerServices;
using SixLabors.ImageSharp.Formats.Tiff.Constants;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>
/// Writes TIFF: 8- or 16-bit luminance, or 8-bit red, green, blue. Alpha is dropped. Bits that are not asked for and packing are those
/// of the TIFF file that the image is from; else pixels of 8 or 16 bits become luminance, all others colours, and nothing is packed.
/// </summary>
public class TiffEncoder : QuantizingImageEncoder
{
    /// <summary>Bits of a pixel in the file; null for those of the file that the image is from, or of its kind of pixel.</summary>
    public TiffBitsPerPixel? BitsPerPixel { get; init; }

    private protected override bool NeedsSeeking => true;

    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken)
    {
        TiffMetadata known = image.Metadata.GetTiffMetadata();
        TiffBitsPerPixel suggested = (8 * Unsafe.SizeOf<TPixel>()) switch
        {
            8 => TiffBitsPerPixel.Bit8,
            16 => TiffBitsPerPixel.Bit16,
            _ => TiffBitsPerPixel.Bit24,
        };
        return new TiffRowEncoder<TPixel>(
            image,
            output,
            BitsPerPixel ?? known.BitsPerPixel ?? suggested,
            known.Compression ?? TiffCompression.None,
            cancellationToken);
    }
}
