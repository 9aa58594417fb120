using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What a file says of its image, read without the pixels.</summary>
public class ImageInfo
{
    /// <summary>Makes the description of an image.</summary>
    /// <exception cref="ArgumentNullException">The pixel type is null.</exception>
    public ImageInfo(PixelTypeInfo pixelType, Size size, ImageMetadata? metadata)
    {
        ArgumentNullException.ThrowIfNull(pixelType);
        PixelType = pixelType;
        Size = size;
        Metadata = metadata ?? new();
    }

    /// <summary>The size of a pixel in the file, and what its alpha means.</summary>
    public PixelTypeInfo PixelType { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>Pixels in a row, and rows.</summary>
    public Size Size { get; }

    /// <summary>The whole image, at (0, 0).</summary>
    public Rectangle Bounds => new(Point.Empty, Size);

    /// <summary>What belongs to the image beside its pixels.</summary>
    public ImageMetadata Metadata { get; }
}
