namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Writes uncompressed BMP, with the bits of the BMP file that the image is from, else 24.</summary>
public sealed class BmpEncoder : QuantizingImageEncoder
{
    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken) =>
        new BmpRowEncoder<TPixel>(
            image,
            output,
            (int)image.Metadata.GetBmpMetadata().BitsPerPixel,
            image.Metadata.IccProfile?.ToByteArray(),
            cancellationToken);
}
