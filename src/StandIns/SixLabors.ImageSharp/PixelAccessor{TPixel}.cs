using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>The rows of an image, for as long as <see cref="Image{TPixel}.ProcessPixelRows(PixelAccessorAction{TPixel})"/> runs.</summary>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
public readonly ref struct PixelAccessor<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Buffer2D<TPixel> _buffer;

    internal PixelAccessor(Buffer2D<TPixel> buffer) => _buffer = buffer;

    /// <summary>Pixels in a row.</summary>
    public int Width => _buffer.Width;

    /// <summary>Rows.</summary>
    public int Height => _buffer.Height;

    /// <summary>The pixels of a row; writing to them changes the image.</summary>
    /// <param name="rowIndex">The row, from 0 at the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<TPixel> GetRowSpan(int rowIndex)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rowIndex, (uint)_buffer.Height, nameof(rowIndex));
        return _buffer.Row(rowIndex);
    }
}
