using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What a file says of its image, read without the pixels.</summary>
public class ImageInfo
{
    internal ImageInfo(PixelTypeInfo pixelType, Size size, ImageMetadata metadata, IReadOnlyList<ImageFrameMetadata> frames)
    {
        PixelType = pixelType;
        Size = size;
        Metadata = metadata;
        FrameMetadataCollection = frames;
    }

    /// <summary>The size of a pixel in the file.</summary>
    public PixelTypeInfo PixelType { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>Pixels in a row, and rows.</summary>
    public Size Size { get; }

    /// <summary>What belongs to the image beside its pixels.</summary>
    public ImageMetadata Metadata { get; }

    /// <summary>One entry a frame, at most <see cref="Formats.DecoderOptions.MaxFrames"/>; none for a format that holds one picture (JPEG, BMP).</summary>
    public IReadOnlyList<ImageFrameMetadata> FrameMetadataCollection { get; }
}
