using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>One of the pictures that an image is made of.</summary>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
public sealed class ImageFrame<TPixel> : ImageFrame
    where TPixel : unmanaged, IPixel<TPixel>
{
    private Buffer2D<TPixel>? _pixels;
    private Size _size;

    internal ImageFrame(Buffer2D<TPixel> pixels, ImageFrameMetadata metadata)
        : base(metadata)
    {
        _pixels = pixels;
        _size = new(pixels.Width, pixels.Height);
    }

    /// <summary>The rows.</summary>
    internal Buffer2D<TPixel> PixelBuffer
    {
        get
        {
            EnsureNotDisposed();
            return _pixels!;
        }
    }

    internal override Size CurrentSize => _size;

    /// <summary>One pixel. For many, <see cref="ProcessPixelRows"/> is faster.</summary>
    /// <param name="x">The column, from 0 at the left.</param>
    /// <param name="y">The row, from 0 at the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public TPixel this[int x, int y]
    {
        get => At(x, y);
        set => At(x, y) = value;
    }

    /// <summary>Works on rows.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="processPixels"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels)
    {
        ArgumentNullException.ThrowIfNull(processPixels);
        processPixels(new(PixelBuffer));
        GC.KeepAlive(this);
    }

    /// <summary>Copies all pixels, row after row from the top.</summary>
    internal void CopyPixelDataTo(Span<TPixel> destination)
    {
        Buffer2D<TPixel> pixels = PixelBuffer;
        long count = (long)pixels.Width * pixels.Height;
        if (destination.Length < count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(destination), destination.Length, $"The image has {count} pixels; the destination must have room for as many.");
        }

        for (int y = 0; y < pixels.Height; y++)
        {
            pixels.Row(y).CopyTo(destination[(y * pixels.Width)..]);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Copies the bytes of all pixels, row after row from the top.</summary>
    internal void CopyPixelDataTo(Span<byte> destination) => CopyPixelDataTo(MemoryMarshal.Cast<byte, TPixel>(destination));

    /// <summary>A copy with another kind of pixel.</summary>
    internal ImageFrame<TPixel2> CloneAs<TPixel2>(Configuration configuration)
        where TPixel2 : unmanaged, IPixel<TPixel2>
    {
        Buffer2D<TPixel> source = PixelBuffer;
        Buffer2D<TPixel2> copy = Image<TPixel2>.Allocate(configuration, source.Width, source.Height, AllocationOptions.None);
        for (int y = 0; y < source.Height; y++)
        {
            PixelOperations<TPixel2>.From<TPixel>(source.Row(y), copy.Row(y));
        }

        GC.KeepAlive(this);
        return new(copy, Metadata.DeepClone());
    }

    /// <summary>Puts other rows in the place of these.</summary>
    internal void Replace(Buffer2D<TPixel> pixels)
    {
        _pixels?.Dispose();
        _pixels = pixels;
        _size = new(pixels.Width, pixels.Height);
    }

    internal void EnsureNotDisposed() => ObjectDisposedException.ThrowIf(_pixels is null, typeof(Image<TPixel>));

    private protected override void DisposePixels()
    {
        _pixels?.Dispose();
        _pixels = null;
    }

    private ref TPixel At(int x, int y)
    {
        Buffer2D<TPixel> pixels = PixelBuffer;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)pixels.Width, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)pixels.Height, nameof(y));
        return ref pixels.Row(y)[x];
    }
}
