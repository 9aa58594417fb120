using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What a file says of its image, read without the pixels.</summary>
public class ImageInfo
{
    internal ImageInfo(Size size, ImageMetadata metadata)
    {
        Size = size;
        Metadata = metadata;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>Pixels in a row, and rows.</summary>
    public Size Size { get; }

    /// <summary>What belongs to the image beside its pixels.</summary>
    public ImageMetadata Metadata { get; }
}
