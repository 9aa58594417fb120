using SixLabors.ImageSharp;

namespace SuperResolution.Data;

/// <summary>Crops of images that are degraded whole, and once as long as they fit the memory.</summary>
internal sealed class CropsOfDegradedImages : ICrops
{
    private readonly IReadOnlyList<CatalogImage> _images;
    private readonly IDegradation _degradation;
    private readonly TrainingDataOptions _options;
    private readonly CounterRandom _places;
    private readonly DecodedImages<ImagePair> _pairs;

    /// <param name="images">The images.</param>
    /// <param name="degradation">The degradation.</param>
    /// <param name="options">The size of crops, and the memory.</param>
    /// <param name="places">What decides where crops lie.</param>
    /// <param name="skip">Told of each image that turns out to be unreadable.</param>
    public CropsOfDegradedImages(
        IReadOnlyList<CatalogImage> images, IDegradation degradation, TrainingDataOptions options, CounterRandom places, Action<SkippedImage> skip)
    {
        _images = images;
        _degradation = degradation;
        _options = options;
        _places = places;
        _pairs = new(
            images,
            (image, region) => ImagePair.Create(image, region ?? Whole(ImagePair.LowSize(image.Size, degradation.Scale)), degradation),
            size => ImagePair.Bytes(size, degradation.Scale),
            options.CacheBytes,
            skip);
    }

    /// <inheritdoc/>
    public bool TryCopy(int image, long sample, PixelBatch batch, int place)
    {
        Size low = ImagePair.LowSize(_images[image].Size, _degradation.Scale);
        Crop crop = Crop.Random(_places.At(sample), low, _options.CropSide / _degradation.Scale, _options.Turned);
        ImagePair? pair = _pairs.Of(image, crop.Region);
        pair?.Copy(crop, batch.Low(place), batch.High(place));
        return pair is not null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Describe(int image, long sample) => [_degradation.ToString() ?? _degradation.Name];

    private static Rectangle Whole(Size size) => new(0, 0, size.Width, size.Height);
}
