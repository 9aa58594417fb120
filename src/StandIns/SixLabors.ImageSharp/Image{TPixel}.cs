using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp;

/// <summary>An image: rows of pixels, and what belongs to it beside them.</summary>
/// <remarks>
/// Pixels lie outside the garbage collector's heap in pieces of whole rows, so that an image may be larger than 2 GiB; dispose it.
/// One image may be read by several threads at once, and written by one.
/// </remarks>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
public sealed partial class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    /// <summary>Makes an image whose pixels are all zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is not above 0.</exception>
    /// <exception cref="InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public Image(int width, int height)
        : this(Configuration.Default, width, height)
    {
    }

    /// <summary>Makes an image of one colour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is not above 0.</exception>
    /// <exception cref="InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public Image(int width, int height, TPixel backgroundColor)
        : this(Configuration.Default, width, height, new ImageMetadata(), AllocationOptions.None)
    {
        for (int y = 0; y < height; y++)
        {
            PixelBuffer.Row(y).Fill(backgroundColor);
        }
    }

    /// <summary>Makes an image whose pixels are all zero.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is not above 0.</exception>
    /// <exception cref="InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public Image(Configuration configuration, int width, int height)
        : this(configuration, width, height, new ImageMetadata(), AllocationOptions.Clean)
    {
    }

    internal Image(Configuration configuration, int width, int height, ImageMetadata metadata, AllocationOptions options)
        : this(configuration, Allocate(configuration, width, height, options), metadata)
    {
    }

    internal Image(Configuration configuration, Buffer2D<TPixel> pixels, ImageMetadata metadata)
        : this(configuration, [new ImageFrame<TPixel>(pixels, new())], metadata)
    {
    }

    internal Image(Configuration configuration, IEnumerable<ImageFrame<TPixel>> frames, ImageMetadata metadata)
        : base(configuration, metadata) => Frames = new(this, frames);

    /// <summary>The pictures that the image is made of: more than one where it was read from an animation or from a file of pages.</summary>
    public new ImageFrameCollection<TPixel> Frames { get; }

    /// <summary>The rows of the first frame.</summary>
    internal Buffer2D<TPixel> PixelBuffer => Frames.RootFrame.PixelBuffer;

    private protected override Size CurrentSize => Frames.RootFrame.CurrentSize;

    private protected override ImageFrameCollection NonGenericFrames => Frames;

    /// <summary>One pixel. For many, <see cref="ProcessPixelRows(PixelAccessorAction{TPixel})"/> is faster.</summary>
    /// <param name="x">The column, from 0 at the left.</param>
    /// <param name="y">The row, from 0 at the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public TPixel this[int x, int y]
    {
        get => Frames.RootFrame[x, y];
        set => Frames.RootFrame[x, y] = value;
    }

    /// <summary>Works on rows.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="processPixels"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels) => Frames.RootFrame.ProcessPixelRows(processPixels);

    /// <summary>Works on the rows of this image and another.</summary>
    /// <exception cref="ArgumentNullException">The image or the action is null.</exception>
    /// <exception cref="ObjectDisposedException">An image is disposed.</exception>
    public void ProcessPixelRows<TPixel2>(Image<TPixel2> image2, PixelAccessorAction<TPixel, TPixel2> processPixels)
        where TPixel2 : unmanaged, IPixel<TPixel2>
    {
        ArgumentNullException.ThrowIfNull(image2);
        ArgumentNullException.ThrowIfNull(processPixels);
        processPixels(new(PixelBuffer), new(image2.PixelBuffer));
        GC.KeepAlive(this);
        GC.KeepAlive(image2);
    }

    /// <summary>Copies all pixels, row after row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void CopyPixelDataTo(Span<TPixel> destination) => Frames.RootFrame.CopyPixelDataTo(destination);

    /// <summary>Copies the bytes of all pixels, row after row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void CopyPixelDataTo(Span<byte> destination) => Frames.RootFrame.CopyPixelDataTo(destination);

    /// <summary>A copy.</summary>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public Image<TPixel> Clone() => CloneAs<TPixel>(Configuration);

    /// <inheritdoc/>
    internal override Image<TPixel2> CloneAs<TPixel2>(Configuration configuration) => new(
        configuration, [.. Frames.All.Select(frame => frame.CloneAs<TPixel2>(configuration))], Metadata.DeepClone());

    /// <inheritdoc/>
    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    internal static Buffer2D<TPixel> Allocate(Configuration configuration, int width, int height, AllocationOptions options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        return configuration.MemoryAllocator.Allocate2D<TPixel>(width, height, options);
    }

    internal override void Process(Configuration configuration, Action<IImageProcessingContext> operation)
    {
        using ProcessingContext<TPixel> context = new(configuration, this, Metadata);
        operation(context);
        if (context.TakeResult() is { } results)
        {
            for (int i = 0; i < results.Length; i++)
            {
                Frames[i].Replace(results[i]);
            }
        }
    }

    /// <summary>A changed copy of the image.</summary>
    internal Image<TPixel> ProcessClone(Configuration configuration, Action<IImageProcessingContext> operation)
    {
        ImageMetadata metadata = Metadata.DeepClone();
        using ProcessingContext<TPixel> context = new(configuration, this, metadata);
        operation(context);
        return context.TakeResult() is { } results
            ? new(configuration, [.. results.Select((result, i) => new ImageFrame<TPixel>(result, Frames[i].Metadata.DeepClone()))], metadata)
            : new(configuration, [.. Frames.All.Select(frame => frame.CloneAs<TPixel>(configuration))], metadata);
    }

    private protected override void Encode(Stream stream, IImageEncoder encoder)
    {
        Frames.RootFrame.EnsureNotDisposed();
        encoder.Encode(this, stream);
    }

    private protected override Task EncodeAsync(Stream stream, IImageEncoder encoder, CancellationToken cancellationToken)
    {
        Frames.RootFrame.EnsureNotDisposed();
        return encoder.EncodeAsync(this, stream, cancellationToken);
    }

    private protected override void DisposePixels()
    {
        foreach (ImageFrame<TPixel> frame in Frames.All)
        {
            frame.Dispose();
        }
    }

    internal override Task AcceptAsync(IImageVisitorAsync visitor, CancellationToken cancellationToken) =>
        visitor.VisitAsync(this, cancellationToken);
}
