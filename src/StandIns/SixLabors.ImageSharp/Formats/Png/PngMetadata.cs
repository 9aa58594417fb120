namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>What a PNG file keeps beside the pixels; it is what the encoder uses where it is told nothing.</summary>
internal sealed class PngMetadata : IDeepCloneable
{
    /// <summary>Makes the metadata of an image that was never in this format.</summary>
    public PngMetadata()
    {
    }

    private PngMetadata(PngMetadata other)
    {
        BitDepth = other.BitDepth;
        ColorType = other.ColorType;
    }

    /// <summary>Bits of a component; null where the image was not read from a PNG file. A file of fewer than 8 counts as 8.</summary>
    public PngBitDepth? BitDepth { get; set; }

    /// <summary>The components of a pixel; null where the image was not read from a PNG file, or the file has a palette.</summary>
    public PngColorType? ColorType { get; set; }

    /// <inheritdoc/>
    public IDeepCloneable DeepClone() => new PngMetadata(this);
}
