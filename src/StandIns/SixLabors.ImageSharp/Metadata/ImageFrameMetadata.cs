namespace SixLabors.ImageSharp.Metadata;

/// <summary>What belongs to one frame of an image beside its pixels.</summary>
public sealed class ImageFrameMetadata
{
    internal ImageFrameMetadata()
    {
    }
}
