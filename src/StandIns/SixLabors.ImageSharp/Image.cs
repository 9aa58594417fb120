using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp;

/// <summary>An image whose kind of pixel is not known at compile time; <see cref="Image{TPixel}"/> is one whose kind is.</summary>
public abstract partial class Image : IDisposable
{
    private protected Image(Configuration configuration, ImageMetadata metadata)
    {
        Configuration = configuration;
        Metadata = metadata;
    }

    /// <summary>What reading, writing and processing of this image use.</summary>
    public Configuration Configuration { get; }

    /// <summary>What belongs to the image beside its pixels.</summary>
    public ImageMetadata Metadata { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>Pixels in a row, and rows.</summary>
    public Size Size => CurrentSize;

    /// <summary>The whole image, at (0, 0).</summary>
    public Rectangle Bounds => new(Point.Empty, Size);

    /// <summary>The pictures that the image is made of: more than one where it was read from an animation or from a file of pages.</summary>
    public ImageFrameCollection Frames => NonGenericFrames;

    private protected abstract Size CurrentSize { get; }

    private protected abstract ImageFrameCollection NonGenericFrames { get; }

    internal abstract Task AcceptAsync(IImageVisitorAsync visitor, CancellationToken cancellationToken);

    /// <summary>A copy with another kind of pixel.</summary>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public Image<TPixel2> CloneAs<TPixel2>()
        where TPixel2 : unmanaged, IPixel<TPixel2> => CloneAs<TPixel2>(Configuration);

    /// <summary>A copy with another kind of pixel and another configuration.</summary>
    internal abstract Image<TPixel2> CloneAs<TPixel2>(Configuration configuration)
        where TPixel2 : unmanaged, IPixel<TPixel2>;

    /// <summary>Writes the image at the place where the stream stands.</summary>
    /// <exception cref="ArgumentNullException">The stream or the encoder is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public void Save(Stream stream, IImageEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(encoder);
        Encode(stream, encoder);
    }

    /// <summary>Writes the image at the place where the stream stands, waiting for the stream without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">The stream or the encoder is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task SaveAsync(Stream stream, IImageEncoder encoder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(encoder);
        return EncodeAsync(stream, encoder, cancellationToken);
    }

    /// <summary>Gives the pixels' memory back; the image must not be used any more.</summary>
    public void Dispose()
    {
        DisposePixels();
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes the image in place.</summary>
    internal abstract void Process(Configuration configuration, Action<IImageProcessingContext> operation);

    private protected abstract void Encode(Stream stream, IImageEncoder encoder);

    private protected abstract Task EncodeAsync(Stream stream, IImageEncoder encoder, CancellationToken cancellationToken);

    private protected abstract void DisposePixels();
}
