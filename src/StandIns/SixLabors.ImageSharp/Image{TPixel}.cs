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
    private readonly ImageFrameCollection<TPixel> _frames;

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
        : this(Configuration.Default, width, height, backgroundColor)
    {
    }

    /// <summary>Makes an image whose pixels are all zero.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is not above 0.</exception>
    /// <exception cref="InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public Image(Configuration configuration, int width, int height)
        : this(configuration, width, height, new ImageMetadata(), AllocationOptions.Clean)
    {
    }

    /// <summary>Makes an image of one colour.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is not above 0.</exception>
    /// <exception cref="InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public Image(Configuration configuration, int width, int height, TPixel backgroundColor)
        : this(configuration, width, height, new ImageMetadata(), AllocationOptions.None)
    {
        for (int y = 0; y < height; y++)
        {
            PixelBuffer.Row(y).Fill(backgroundColor);
        }
    }

    internal Image(Configuration configuration, int width, int height, ImageMetadata metadata, AllocationOptions options)
        : this(configuration, Allocate(configuration, width, height, options), metadata, new ImageFrameMetadata())
    {
    }

    internal Image(Configuration configuration, Buffer2D<TPixel> pixels, ImageMetadata metadata, ImageFrameMetadata frameMetadata)
        : base(configuration, PixelOperations<TPixel>.Instance.GetPixelTypeInfo(), metadata) =>
        _frames = new(new ImageFrame<TPixel>(pixels, frameMetadata));

    /// <summary>The images that the image is made of.</summary>
    public new ImageFrameCollection<TPixel> Frames => _frames;

    /// <summary>The rows.</summary>
    internal Buffer2D<TPixel> PixelBuffer => _frames.RootFrame.PixelBuffer;

    private protected override Size CurrentSize => _frames.RootFrame.LastSize;

    private protected override ImageFrameCollection NonGenericFrames => _frames;

    /// <summary>One pixel. For many, <see cref="ProcessPixelRows(PixelAccessorAction{TPixel})"/> is faster.</summary>
    /// <param name="x">The column, from 0 at the left.</param>
    /// <param name="y">The row, from 0 at the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public TPixel this[int x, int y]
    {
        get => _frames.RootFrame[x, y];
        set => _frames.RootFrame[x, y] = value;
    }

    /// <summary>Works on rows.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="processPixels"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels) => _frames.RootFrame.ProcessPixelRows(processPixels);

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

    /// <summary>Works on the rows of this image and two others.</summary>
    /// <exception cref="ArgumentNullException">An image or the action is null.</exception>
    /// <exception cref="ObjectDisposedException">An image is disposed.</exception>
    public void ProcessPixelRows<TPixel2, TPixel3>(
        Image<TPixel2> image2, Image<TPixel3> image3, PixelAccessorAction<TPixel, TPixel2, TPixel3> processPixels)
        where TPixel2 : unmanaged, IPixel<TPixel2>
        where TPixel3 : unmanaged, IPixel<TPixel3>
    {
        ArgumentNullException.ThrowIfNull(image2);
        ArgumentNullException.ThrowIfNull(image3);
        ArgumentNullException.ThrowIfNull(processPixels);
        processPixels(new(PixelBuffer), new(image2.PixelBuffer), new(image3.PixelBuffer));
        GC.KeepAlive(this);
        GC.KeepAlive(image2);
        GC.KeepAlive(image3);
    }

    /// <summary>Copies all pixels, row after row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void CopyPixelDataTo(Span<TPixel> destination) => _frames.RootFrame.CopyPixelDataTo(destination);

    /// <summary>Copies the bytes of all pixels, row after row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void CopyPixelDataTo(Span<byte> destination) => _frames.RootFrame.CopyPixelDataTo(destination);

    /// <summary>All pixels without a copy, if they lie in one piece; what is got must not outlive the image.</summary>
    /// <returns>False where they lie in several pieces, as they do above 4 MiB unless one is asked for.</returns>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public bool DangerousTryGetSinglePixelMemory(out Memory<TPixel> memory) => _frames.RootFrame.DangerousTryGetSinglePixelMemory(out memory);

    /// <summary>A copy.</summary>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public Image<TPixel> Clone() => Clone(Configuration);

    /// <summary>A copy with another configuration.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public Image<TPixel> Clone(Configuration configuration) => CloneAs<TPixel>(configuration);

    /// <inheritdoc/>
    public override Image<TPixel2> CloneAs<TPixel2>(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Buffer2D<TPixel> source = PixelBuffer;
        Buffer2D<TPixel2> copy = Image<TPixel2>.Allocate(configuration, source.Width, source.Height, AllocationOptions.None);
        for (int y = 0; y < source.Height; y++)
        {
            PixelOperations<TPixel2>.Instance.From<TPixel>(configuration, source.Row(y), copy.Row(y));
        }

        GC.KeepAlive(this);
        return new(configuration, copy, Metadata.DeepClone(), _frames.RootFrame.Metadata.DeepClone());
    }

    /// <inheritdoc/>
    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    internal static Buffer2D<TPixel> Allocate(Configuration configuration, int width, int height, AllocationOptions options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        return configuration.MemoryAllocator.Allocate2D<TPixel>(width, height, configuration.PreferContiguousImageBuffers, options);
    }

    internal override void Process(Configuration configuration, Action<IImageProcessingContext> operation)
    {
        using ProcessingContext<TPixel> context = new(configuration, this, PixelBuffer, Metadata);
        operation(context);
        if (context.TakeResult() is { } result)
        {
            _frames.RootFrame.Replace(result);
        }
    }

    internal override Image<TPixel> ProcessClone(Configuration configuration, Action<IImageProcessingContext> operation)
    {
        ImageMetadata metadata = Metadata.DeepClone();
        using ProcessingContext<TPixel> context = new(configuration, this, PixelBuffer, metadata);
        operation(context);
        if (context.TakeResult() is { } result)
        {
            return new(configuration, result, metadata, _frames.RootFrame.Metadata.DeepClone());
        }

        Buffer2D<TPixel> copy = Allocate(configuration, Width, Height, AllocationOptions.None);
        copy.CopyFrom(PixelBuffer);
        return new(configuration, copy, metadata, _frames.RootFrame.Metadata.DeepClone());
    }

    private protected override void Encode(Stream stream, IImageEncoder encoder)
    {
        _frames.RootFrame.EnsureNotDisposed();
        encoder.Encode(this, stream);
    }

    private protected override Task EncodeAsync(Stream stream, IImageEncoder encoder, CancellationToken cancellationToken)
    {
        _frames.RootFrame.EnsureNotDisposed();
        return encoder.EncodeAsync(this, stream, cancellationToken);
    }

    private protected override void DisposePixels() => _frames.Dispose();

    internal override Task AcceptAsync(IImageVisitorAsync visitor, CancellationToken cancellationToken) =>
        visitor.VisitAsync(this, cancellationToken);
}
