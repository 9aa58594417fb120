namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>What a BMP file keeps beside the pixels; it is what the encoder uses where it is told nothing.</summary>
internal sealed class BmpMetadata : IDeepCloneable
{
    /// <summary>Makes the metadata of an image that was never in this format.</summary>
    public BmpMetadata()
    {
    }

    private BmpMetadata(BmpMetadata other)
    {
        BitsPerPixel = other.BitsPerPixel;
    }

    /// <summary>Bits of a pixel; 24 where the image was not read from a BMP file, or the file has fewer.</summary>
    public BmpBitsPerPixel BitsPerPixel { get; set; } = BmpBitsPerPixel.Pixel24;

    /// <inheritdoc/>
    public IDeepCloneable DeepClone() => new BmpMetadata(this);
}
