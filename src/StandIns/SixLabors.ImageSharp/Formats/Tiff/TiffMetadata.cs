namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>What a TIFF file keeps of all its images; <see cref="TiffFrameMetadata"/> has what it keeps of one.</summary>
public class TiffMetadata : IDeepCloneable
{
    /// <summary>Makes the metadata of an image that was never in this format.</summary>
    public TiffMetadata()
    {
    }

    /// <inheritdoc/>
    public IDeepCloneable DeepClone() => new TiffMetadata();
}
