using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Data;

/// <summary>
/// What is made of decoded images, from any thread. It is made of whole images once, as long as they fit the memory budget; of those beyond it, it is
/// made anew of the region that is asked for.
/// </summary>
/// <typeparam name="T">What is made; Lazy's annotation is passed on to it.</typeparam>
internal sealed class DecodedImages<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>
    where T : class
{
    private readonly IReadOnlyList<CatalogImage> _images;
    private readonly Func<Image<Rgb24>, Rectangle?, T> _make;
    private readonly Action<SkippedImage> _skip;
    private readonly Lazy<T?>?[] _kept;
    private readonly ConcurrentDictionary<int, bool> _unreadable = new();

    /// <param name="images">The images.</param>
    /// <param name="make">Makes it of an image and a region, which is null for the whole.</param>
    /// <param name="bytes">How many bytes it takes for an image of a size.</param>
    /// <param name="budget">Bytes that all may take.</param>
    /// <param name="skip">Told of each image that turns out to be unreadable, once, on the thread that reads it.</param>
    public DecodedImages(
        IReadOnlyList<CatalogImage> images, Func<Image<Rgb24>, Rectangle?, T> make, Func<Size, long> bytes, long budget, Action<SkippedImage> skip)
    {
        _images = images;
        _make = make;
        _skip = skip;

        // The first ones that fit, whoever asks first: what is kept must not depend on the timing of threads.
        _kept = new Lazy<T?>?[images.Count];
        for (int i = 0; i < images.Count; i++)
        {
            long needed = bytes(images[i].Size);
            if (needed > budget)
            {
                continue;
            }

            budget -= needed;
            int image = i;
            _kept[i] = new(() => Read(image, region: null));
        }
    }

    /// <summary>What was made of an image, or of a region of it at least.</summary>
    /// <returns>Null where the image cannot be read.</returns>
    public T? Of(int image, Rectangle region) => _kept[image] is { } kept ? kept.Value : Read(image, region);

    private static Image<Rgb24> Reduced(Image<Rgb24> image, Size size)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        return ImageTensor.ToImage<Rgb24>(Resize.To8Bit(ImageTensor.FromImage(image), size.Height, size.Width, ResamplingKernel.Bicubic));
    }

    private T? Read(int image, Rectangle? region)
    {
        if (_unreadable.ContainsKey(image))
        {
            return null;
        }

        try
        {
            using Image<Rgb24> decoded = PhotographFile.Load(_images[image].Path);
            if (decoded.Size != _images[image].Stored)
            {
                throw new InvalidImageContentException($"It is {decoded.Width}×{decoded.Height} pixels where its header said another size.");
            }

            using Image<Rgb24>? reduced = _images[image].Size == decoded.Size ? null : Reduced(decoded, _images[image].Size);
            return _make(reduced ?? decoded, region);
        }
        catch (Exception e) when (ImageCatalog.IsUnreadable(e))
        {
            if (_unreadable.TryAdd(image, true))
            {
                _skip(new(_images[image].Path, e.Message));
            }

            return null;
        }
    }
}
