using System.Collections.Concurrent;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Data;

/// <summary>
/// Crops of images and of their degraded forms, from any thread. Images are decoded and degraded once, as long as they fit the memory
/// budget; of those beyond it, each crop is decoded and degraded anew. Both give the same pixels.
/// </summary>
internal sealed class ImagePairs
{
    private readonly IReadOnlyList<CatalogImage> _images;
    private readonly IDegradation _degradation;
    private readonly Action<SkippedImage> _skip;
    private readonly Lazy<ImagePair?>?[] _kept;
    private readonly ConcurrentDictionary<int, bool> _unreadable = new();

    /// <param name="images">The images.</param>
    /// <param name="degradation">The degradation.</param>
    /// <param name="budget">Bytes that decoded images may take.</param>
    /// <param name="skip">Told of each image that turns out to be unreadable, once, on the thread that reads it.</param>
    public ImagePairs(IReadOnlyList<CatalogImage> images, IDegradation degradation, long budget, Action<SkippedImage> skip)
    {
        _images = images;
        _degradation = degradation;
        _skip = skip;

        // The first ones that fit, whoever asks first: what is kept must not depend on the timing of threads.
        _kept = new Lazy<ImagePair?>?[images.Count];
        for (int i = 0; i < images.Count; i++)
        {
            budget -= ImagePair.Bytes(images[i].Size, degradation.Scale);
            if (budget < 0)
            {
                break;
            }

            int image = i;
            _kept[i] = new(() => Read(image, region: null));
        }
    }

    /// <summary>Copies a crop of an image.</summary>
    /// <returns>False where the image cannot be read.</returns>
    public bool TryCopy(int image, Crop crop, Span<byte> low, Span<byte> high)
    {
        ImagePair? pair = _kept[image] is { } kept ? kept.Value : Read(image, crop.Region);
        pair?.Copy(crop, low, high);
        return pair is not null;
    }

    private ImagePair? Read(int image, Rectangle? region)
    {
        if (_unreadable.ContainsKey(image))
        {
            return null;
        }

        try
        {
            using Image<Rgb24> decoded = Image.Load<Rgb24>(_images[image].Path);
            if (decoded.Size != _images[image].Size)
            {
                throw new InvalidImageContentException($"It is {decoded.Width}×{decoded.Height} pixels where its header said another size.");
            }

            Size low = ImagePair.LowSize(decoded.Size, _degradation.Scale);
            return ImagePair.Create(decoded, region ?? new Rectangle(0, 0, low.Width, low.Height), _degradation);
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
