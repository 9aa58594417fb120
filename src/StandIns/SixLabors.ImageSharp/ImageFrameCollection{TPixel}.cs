using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>The pictures that an image is made of, all of one size; at least one.</summary>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
public sealed class ImageFrameCollection<TPixel> : ImageFrameCollection
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Image<TPixel> _image;
    private readonly List<ImageFrame<TPixel>> _frames;

    internal ImageFrameCollection(Image<TPixel> image, IEnumerable<ImageFrame<TPixel>> frames)
    {
        _image = image;
        _frames = [.. frames];
    }

    /// <inheritdoc/>
    public override int Count => _frames.Count;

    /// <summary>The first, which is what all members of the image itself work on.</summary>
    public ImageFrame<TPixel> RootFrame => _frames[0];

    internal IReadOnlyList<ImageFrame<TPixel>> All => _frames;

    /// <summary>One of them, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public ImageFrame<TPixel> this[int index] => _frames[index];

    /// <summary>Adds a copy of a frame behind the last.</summary>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">The frame has another size.</exception>
    public ImageFrame<TPixel> AddFrame(ImageFrame<TPixel> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.CurrentSize != RootFrame.CurrentSize)
        {
            throw new ArgumentException(
                $"The frame is {source.Width} by {source.Height}, the image {RootFrame.Width} by {RootFrame.Height}; give one of the same size.", nameof(source));
        }

        ImageFrame<TPixel> copy = source.CloneAs<TPixel>(_image.Configuration);
        _frames.Add(copy);
        return copy;
    }

    /// <summary>An image of a copy of one frame, with a copy of the metadata.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public Image<TPixel> CloneFrame(int index) =>
        new(_image.Configuration, [this[index].CloneAs<TPixel>(_image.Configuration)], _image.Metadata.DeepClone());
}
