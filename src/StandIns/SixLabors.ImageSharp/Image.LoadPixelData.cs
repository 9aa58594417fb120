using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <content>Images of pixels that are in memory already.</content>
public abstract partial class Image
{
    /// <summary>Makes an image of a copy of pixels, row after row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width or height is not above 0, or there are too few pixels.</exception>
    /// <exception cref="InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        long count = (long)width * height;
        if (data.Length < count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(data), data.Length, $"An image of {width} by {height} needs {count} pixels; give as many.");
        }

        Image<TPixel> image = new(Configuration.Default, width, height, new ImageMetadata(), AllocationOptions.None);
        for (int y = 0; y < height; y++)
        {
            data.Slice(y * width, width).CopyTo(image.PixelBuffer.Row(y));
        }

        return image;
    }

    /// <summary>Makes an image of a copy of the bytes of pixels, row after row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width or height is not above 0, or there are too few pixels.</exception>
    /// <exception cref="InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData(MemoryMarshal.Cast<byte, TPixel>(data), width, height);
}
