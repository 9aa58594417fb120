using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Carries changes out one after the other; the image keeps its own rows until all are done.</summary>
internal sealed class ProcessingContext<TPixel> : ProcessingContext, IDisposable
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Image<TPixel> _image;
    private readonly Buffer2D<TPixel> _original;
    private readonly ImageMetadata _metadata;
    private Buffer2D<TPixel>? _changed;

    public ProcessingContext(Configuration configuration, Image<TPixel> image, Buffer2D<TPixel> original, ImageMetadata metadata)
        : base(configuration)
    {
        _image = image;
        _original = original;
        _metadata = metadata;
    }

    private Buffer2D<TPixel> Current => _changed ?? _original;

    private Size CurrentSize => new(Current.Width, Current.Height);

    /// <summary>The changed rows, which are the caller's from now on; null where nothing changed.</summary>
    public Buffer2D<TPixel>? TakeResult()
    {
        Buffer2D<TPixel>? result = _changed;
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

        if (Orientation.Apply(Current, orientation.Value, Configuration) is { } turned)
        {
            Replace(turned);
            if (Orientation.SwapsSides(orientation.Value))
            {
                UpdateDimensions();
            }
        }

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

        Buffer2D<TPixel> source = Current;
        Buffer2D<TPixel> target = Image<TPixel>.Allocate(Configuration, part.Width, part.Height, AllocationOptions.None);
        for (int y = 0; y < part.Height; y++)
        {
            source.Row(part.Y + y).Slice(part.X, part.Width).CopyTo(target.Row(y));
        }

        Replace(target);
        UpdateDimensions();
    }

    /// <inheritdoc/>
    public override void Resize(Size size, IResampler sampler)
    {
        Size whole = ResizeGeometry.Complete(CurrentSize, size);
        if (whole != CurrentSize)
        {
            Buffer2D<TPixel> target = Image<TPixel>.Allocate(Configuration, whole.Width, whole.Height, AllocationOptions.None);
            try
            {
                Resizer<TPixel>.Resize(Current, target, sampler);
            }
            catch
            {
                target.Dispose();
                throw;
            }

            Replace(target);
        }

        UpdateDimensions();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _changed?.Dispose();
        GC.KeepAlive(_image);
    }

    private void Replace(Buffer2D<TPixel> changed)
    {
        _changed?.Dispose();
        _changed = changed;
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
            exif.SetValue(ExifTag.PixelXDimension, new Number((uint)size.Width));
        }

        if (exif.TryGetValue(ExifTag.PixelYDimension, out _))
        {
            exif.SetValue(ExifTag.PixelYDimension, new Number((uint)size.Height));
        }
    }
}
