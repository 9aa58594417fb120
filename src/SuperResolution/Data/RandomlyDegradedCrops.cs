using SixLabors.ImageSharp;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Data;

/// <summary>
/// Crops that are each degraded by other draws, with what lies around them. Images are kept as they are. The square around a crop is turned before it is
/// degraded, as nothing turns pictures after they were compressed.
/// </summary>
internal sealed class RandomlyDegradedCrops : ICrops
{
    private readonly IReadOnlyList<CatalogImage> _images;
    private readonly IRandomDegradation _degradation;
    private readonly TrainingDataOptions _options;
    private readonly CounterRandom _places;
    private readonly CounterRandom _draws;
    private readonly DecodedImages<PixelRegion> _pixels;

    /// <param name="images">The images.</param>
    /// <param name="degradation">The degradation.</param>
    /// <param name="options">The size of crops, and the memory.</param>
    /// <param name="places">What decides where crops lie.</param>
    /// <param name="draws">What decides how they are degraded.</param>
    /// <param name="skip">Told of each image that turns out to be unreadable.</param>
    public RandomlyDegradedCrops(
        IReadOnlyList<CatalogImage> images,
        IRandomDegradation degradation,
        TrainingDataOptions options,
        CounterRandom places,
        CounterRandom draws,
        Action<SkippedImage> skip)
    {
        _images = images;
        _degradation = degradation;
        _options = options;
        _places = places;
        _draws = draws;
        _pixels = new(
            images,
            (image, region) => PixelRegion.Of(image, region ?? image.Bounds),
            size => (long)size.Width * size.Height * RgbBytes.Channels,
            options.CacheBytes,
            skip);
    }

    private int Side => _options.CropSide / _degradation.Scale;

    /// <inheritdoc/>
    public bool TryCopy(int image, long sample, PixelBatch batch, int place)
    {
        int scale = _degradation.Scale;
        Crop around = Around(image, sample);
        Rectangle region = ImagePair.HighRegion(around.Region, scale);
        if (_pixels.Of(image, region) is not { } pixels)
        {
            return false;
        }

        byte[] square = new byte[region.Width * region.Height * RgbBytes.Channels];
        pixels.Copy(region.X, region.Y, region.Width, around.Orientation, square);

        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor original = RgbBytes.ToTensor(square, count: 1, region.Width);
        Tensor target = _degradation.Target(original);
        byte[] low = RgbBytes.FromTensor(_degradation.Degrade(target, Seed(sample)));

        // Where in it the crop lies.
        CounterRandom random = _draws.At(sample);
        (int x, int y) = (random.Below(0, around.Side - Side + 1), random.Below(1, around.Side - Side + 1));
        void Cut(byte[] from, int r, Span<byte> to) => Orientation.Copy(from, around.Side * r, x * r, y * r, Side * r, orientation: 0, to);
        Cut(low, 1, batch.Low(place));
        if (_degradation.ChangesTarget)
        {
            Cut(RgbBytes.FromTensor(target), scale, batch.High(place));
            Cut(square, scale, batch.Original(place));
        }
        else
        {
            Cut(square, scale, batch.High(place));
        }

        return true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Describe(int image, long sample)
    {
        int side = Around(image, sample).Side * _degradation.Scale;
        return _degradation.Describe(side, side, Seed(sample));
    }

    private long Seed(long sample) => _draws.At(sample).At(0).Seed;

    /// <summary>The square that is degraded: the crop with the degradation's margin on each side, as far as the image has it.</summary>
    private Crop Around(int image, long sample)
    {
        Size low = ImagePair.LowSize(_images[image].Size, _degradation.Scale);
        int side = Math.Min(Side + 2 * _degradation.Margin, Math.Min(low.Width, low.Height));
        return Crop.Random(_places.At(sample), low, side, _options.Turned);
    }
}
