using SixLabors.ImageSharp.Formats.Tiff.Constants;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>What a TIFF file keeps beside the pixels; it is what the encoder uses where it is told nothing.</summary>
internal sealed class TiffMetadata : IDeepCloneable
{
    /// <summary>Makes the metadata of an image that was never in this format.</summary>
    public TiffMetadata()
    {
    }

    private TiffMetadata(TiffMetadata other)
    {
        BitsPerPixel = other.BitsPerPixel;
        Compression = other.Compression;
    }

    /// <summary>Bits of a pixel; null where the image was not read from a TIFF file, or the file has pixels that are not written here.</summary>
    public TiffBitsPerPixel? BitsPerPixel { get; set; }

    /// <summary>How strips are packed; null where the image was not read from a TIFF file, or they are packed as is not written here.</summary>
    public TiffCompression? Compression { get; set; }

    /// <inheritdoc/>
    public IDeepCloneable DeepClone() => new TiffMetadata(this);
}
