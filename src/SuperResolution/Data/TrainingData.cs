using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>
/// Images of a folder as batches of random crops. A batch is a function of the folder, the options' seed and its number, whatever the
/// count of threads and the memory for decoded images.
/// </summary>
/// <remarks>
/// Every image comes once before one comes again. Images are degraded whole and crops cut from both, so that a crop's low-resolution
/// pixels are those of the image and not of a crop with edges of its own. An <see cref="IRandomDegradation"/> degrades each crop by itself, with some of
/// what lies around it, by draws that the seed and the crop's number decide.
/// </remarks>
public sealed class TrainingData
{
    private const int MostAttempts = 1000;

    private readonly ImageCatalog _catalog;
    private readonly ICrops _crops;
    private readonly CounterRandom _places;
    private readonly CounterRandom _orders;
    private readonly CounterRandom _validation;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, int[]> _orderOfEpoch = [];
    private readonly List<SkippedImage> _skipped;

    private TrainingData(ImageCatalog catalog, IDegradation degradation, TrainingDataOptions options)
    {
        _catalog = catalog;
        _skipped = [.. catalog.Skipped];
        Degradation = degradation;
        Options = options;
        CounterRandom random = CounterRandom.Of(options.Seed);
        _places = random.At(0);
        _orders = random.At(1);
        _validation = random.At(3);
        _crops = degradation is IRandomDegradation drawing
            ? new RandomlyDegradedCrops(catalog.Training, drawing, options, _places, random.At(2), Skip)
            : new CropsOfDegradedImages(catalog.Training, degradation, options, _places, Skip);
    }

    /// <summary>Told of each file that turns out to be unreadable while batches are made, on the thread that made one.</summary>
    public event EventHandler<SkippedImage>? ImageSkipped;

    /// <summary>What makes the low-resolution images.</summary>
    public IDegradation Degradation { get; }

    /// <summary>How images are cut, kept and prepared.</summary>
    public TrainingDataOptions Options { get; }

    /// <summary>The files that are trained on.</summary>
    public IReadOnlyList<string> TrainingFiles => [.. _catalog.Training.Select(image => image.Path).Distinct()];

    /// <summary>The files that are kept for validation: their names decide.</summary>
    public IReadOnlyList<string> ValidationFiles => [.. _catalog.Validation.Select(image => image.Path)];

    /// <summary>The files that are left out so far, with reasons.</summary>
    public IReadOnlyList<SkippedImage> Skipped
    {
        get
        {
            lock (_gate)
            {
                return [.. _skipped];
            }
        }
    }

    /// <summary>Looks through a folder and those below it. Pixels are read when they are needed.</summary>
    /// <param name="folder">The folder: PNG, JPEG, WebP, BMP and TIFF files.</param>
    /// <param name="degradation">What makes the low-resolution images.</param>
    /// <param name="options">How images are cut, kept and prepared; the defaults when null.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or no image in the folder can be used.</exception>
    public static TrainingData Open(string folder, IDegradation degradation, TrainingDataOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(degradation);
        options ??= new();
        options.Validate(degradation.Scale);
        return new(
            ImageCatalog.Open(folder, options.CropSide, options.Sizes, options.ValidationShare, options.MostValidationImages), degradation, options);
    }

    /// <summary>A batch by its number.</summary>
    /// <param name="step">The number, 0 or more.</param>
    /// <exception cref="InvalidOperationException">None of many images could be read.</exception>
    public TrainingBatch Batch(long step) => Pixels(step).ToTensors();

    /// <summary>
    /// Batches without end, prepared ahead by <see cref="TrainingDataOptions.Workers"/> threads. Each is the caller's to dispose.
    /// </summary>
    /// <param name="first">The number of the first.</param>
    public IEnumerable<TrainingBatch> Batches(long first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        return Endless();

        IEnumerable<TrainingBatch> Endless()
        {
            using BatchStream stream = Stream(first);
            while (true)
            {
                yield return stream.Next();
            }
        }
    }

    internal BatchStream Stream(long first) => new(Pixels, first, Options.Workers, Options.BatchesAhead);

    internal PixelBatch Pixels(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        int scale = Degradation.Scale;
        PixelBatch batch = new(
            step, Options.BatchSize, Options.CropSide / scale, scale, Degradation is IRandomDegradation { ChangesTarget: true });
        for (int i = 0; i < Options.BatchSize; i++)
        {
            Fill(batch, i);
        }

        return batch;
    }

    /// <summary>How a crop of a batch was degraded, for people: a line each step.</summary>
    internal IReadOnlyList<string> Describe(PixelBatch batch, int place) => _crops.Describe(batch.Images[place], Sample(batch, place));

    /// <summary>The degraded form of a validation image, always the same for a photograph's name and a seed.</summary>
    /// <param name="high">[1, 3, rH, rW] in [0, 1].</param>
    /// <param name="image">The image's place in <see cref="ValidationFiles"/>.</param>
    internal Tensor DegradeForValidation(Tensor high, int image) => Degradation is IRandomDegradation drawing
        ? drawing.Degrade(drawing.Target(high), _validation.At(unchecked((long)_catalog.Validation[image].Hash)).Seed)
        : Degradation.Degrade(high);

    /// <summary>The image that a crop of a batch is of.</summary>
    internal CatalogImage ImageOf(PixelBatch batch, int place) => _catalog.Training[batch.Images[place]];

    private long Sample(PixelBatch batch, int place) => batch.Step * Options.BatchSize + place;

    private void Fill(PixelBatch batch, int place)
    {
        long sample = Sample(batch, place);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            // In place of an image that cannot be read comes any other, the same one in every run.
            int image = attempt == 0 ? ImageOf(sample) : _places.At(sample).At(attempt).Below(0, _catalog.Training.Count);
            if (_crops.TryCopy(image, sample, batch, place))
            {
                batch.Images[place] = image;
                return;
            }
        }

        throw new InvalidOperationException(
            $"None of {MostAttempts} images in a row could be read; the last: {Skipped[^1].Path}: {Skipped[^1].Reason}");
    }

    private int ImageOf(long sample)
    {
        int count = _catalog.Training.Count;
        (long epoch, long place) = Math.DivRem(sample, count);
        lock (_gate)
        {
            if (!_orderOfEpoch.TryGetValue(epoch, out int[]? order))
            {
                // Threads are at most an epoch or so apart.
                foreach (long old in _orderOfEpoch.Keys.Where(key => Math.Abs(key - epoch) > 2).ToArray())
                {
                    _orderOfEpoch.Remove(old);
                }

                order = _orders.At(epoch).Shuffled(count);
                _orderOfEpoch.Add(epoch, order);
            }

            return order[place];
        }
    }

    internal void Skip(SkippedImage image)
    {
        lock (_gate)
        {
            // One file is seen in several sizes.
            if (_skipped.Any(skipped => skipped.Path == image.Path))
            {
                return;
            }

            _skipped.Add(image);
        }

        ImageSkipped?.Invoke(this, image);
    }
}
