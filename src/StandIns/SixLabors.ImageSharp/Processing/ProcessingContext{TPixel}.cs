using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Carries changes out one after the other; the image's frames keep their own rows until all are done.</summary>
internal sealed class ProcessingContext<TPixel> : ProcessingContext, IDisposable
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Image<TPixel> _image;
    private readonly Buffer2D<TPixel>[] _original;
    private readonly ImageMetadata _metadata;
    private Buffer2D<TPixel>[]? _changed;

    public ProcessingContext(Configuration configuration, Image<TPixel> image, ImageMetadata metadata)
        : base(configuration)
    {
        _image = image;
        _original = [.. image.Frames.All.Select(frame => frame.PixelBuffer)];
        _metadata = metadata;
    }

    private Buffer2D<TPixel>[] Current => _changed ?? _original;

    private Size CurrentSize => new(Current[0].Width, Current[0].Height);

    /// <summary>The changed rows of each frame, which are the caller's from now on; null where nothing changed.</summary>
    public Buffer2D<TPixel>[]? TakeResult()
    {
        Buffer2D<TPixel>[]? result = _changed;
        _changed = null;
        return result;
    }

    /// <inheritdoc/>
    public override void AutoOrient()
    {
        if (_metadata.ExifProfile is not { } exif || !exif.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? orientation))
        {
            return;
        }

        Orient(orientation.Value);
        exif.SetValue(ExifTag.Orientation, Orientation.Upright);
    }

    /// <inheritdoc/>
    public override void Crop(Rectangle part)
    {
        Size size = CurrentSize;
        if (part.Width <= 0 || part.Height <= 0 || !new Rectangle(Point.Empty, size).Contains(part))
        {
            throw new ArgumentException($"{part} does not lie in the image of {size.Width} by {size.Height}.", nameof(part));
        }

        if (part.Size == size)
        {
            return;
        }

        Change(part.Size, (source, target) =>
        {
            for (int y = 0; y < part.Height; y++)
            {
                source.Row(part.Y + y).Slice(part.X, part.Width).CopyTo(target.Row(y));
            }
        });
        UpdateDimensions();
    }

    /// <inheritdoc/>
    public override void Resize(Size size, IResampler sampler)
    {
        Size whole = ResizeGeometry.Complete(CurrentSize, size);
        if (whole != CurrentSize)
        {
            Change(whole, (source, target) => Resizer<TPixel>.Resize(source, target, sampler));
        }

        UpdateDimensions();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release(_changed);
        GC.KeepAlive(_image);
    }

    private static void Release(IEnumerable<Buffer2D<TPixel>?>? buffers)
    {
        foreach (Buffer2D<TPixel>? buffer in buffers ?? [])
        {
            buffer?.Dispose();
        }
    }

    private void Orient(ushort orientation)
    {
        if (orientation is <= Orientation.Upright or > 8)
        {
            return;
        }

        Size size = CurrentSize;
        bool swaps = Orientation.SwapsSides(orientation);
        Change(swaps ? new(size.Height, size.Width) : size, (source, target) => Orientation.Apply(source, target, orientation));
        if (swaps)
        {
            UpdateDimensions();
        }
    }

    private void Change(Size size, Action<Buffer2D<TPixel>, Buffer2D<TPixel>> change)
    {
        Buffer2D<TPixel>[] source = Current;
        Buffer2D<TPixel>[] target = new Buffer2D<TPixel>[source.Length];
        try
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = Image<TPixel>.Allocate(Configuration, size.Width, size.Height, AllocationOptions.None);
                change(source[i], target[i]);
            }
        }
        catch
        {
            Release(target);
            throw;
        }

        Release(_changed);
        _changed = target;
    }

    private void UpdateDimensions()
    {
        if (_metadata.ExifProfile is not { } exif)
        {
            return;
        }

        Size size = CurrentSize;
        if (exif.TryGetValue(ExifTag.PixelXDimension, out _))
        {
            exif.SetValue(ExifTag.PixelXDimension, size.Width);
        }

        if (exif.TryGetValue(ExifTag.PixelYDimension, out _))
        {
            exif.SetValue(ExifTag.PixelYDimension, size.Height);
        }
    }
}
