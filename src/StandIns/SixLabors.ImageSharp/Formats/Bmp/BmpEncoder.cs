namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Writes uncompressed BMP.</summary>
public sealed class BmpEncoder : QuantizingImageEncoder
{
    /// <summary>Bits of a pixel; null for those of the BMP file that the image is from, else 24.</summary>
    public BmpBitsPerPixel? BitsPerPixel { get; init; }

    /// <summary>Whether the header says that the fourth byte of 32-bit pixels is alpha.</summary>
    public bool SupportTransparency { get; init; }

    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken) =>
        new BmpRowEncoder<TPixel>(
            image,
            output,
            (int)(BitsPerPixel ?? image.Metadata.GetBmpMetadata().BitsPerPixel),
            SupportTransparency,
            SkipMetadata ? null : image.Metadata.IccProfile?.ToByteArray(),
            cancellationToken);
}
