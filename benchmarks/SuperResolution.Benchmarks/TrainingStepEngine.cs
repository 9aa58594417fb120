using System.Diagnostics;
using SuperResolution.Data;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Benchmarks;

/// <summary>A step of the library's trainer: on the same batch again and again, or on batches that a thread makes of images.</summary>
internal sealed class TrainingStepEngine : IEngine
{
    private static readonly ContentRecipe s_recipe = ContentRecipe.Paper;
    private readonly TrainingData? _images;
    private ContentTrainer? _trainer;
    private TrainingBatch? _batch;
    private IEnumerator<TrainingBatch>? _stream;

    /// <param name="images">A folder of images to make batches of, each of which is read here; null for a batch in memory.</param>
    public TrainingStepEngine(string? images = null)
    {
        if (images is not null)
        {
            _images = TrainingData.Open(
                images, s_recipe.CreateDegradation(), new() { CropSide = s_recipe.CropSide, BatchSize = s_recipe.BatchSize, Seed = s_recipe.Seed });
            for (int step = 0; step <= _images.TrainingFiles.Count / s_recipe.BatchSize; step++)
            {
                _images.Batch(step).Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public string Name => _images is null ? "superresolution" : "with-workers";

    /// <summary>The step in the form that is fastest here.</summary>
    public static Work InFastestForm(Work work, int threads)
    {
        set_num_threads(threads);
        using ContentTrainer trainer = new(s_recipe);
        using TrainingBatch batch = RandomBatch(work);
        trainer.ChooseFastest(batch);
        return work with { Precision = trainer.Precision, ChannelsLast = trainer.ChannelsLast };
    }

    /// <inheritdoc/>
    /// <returns>The loss of the second step.</returns>
    public double Prepare(Work work, int threads)
    {
        Dispose();
        set_num_threads(threads);
        _trainer = new(s_recipe) { Precision = work.Precision, ChannelsLast = work.ChannelsLast };
        _batch = RandomBatch(work);
        _stream = _images?.Batches().GetEnumerator();
        _trainer.Train(_batch);
        return _trainer.Train(_batch).Loss;
    }

    /// <inheritdoc/>
    public double Run()
    {
        long start = Stopwatch.GetTimestamp();
        if (_stream is null)
        {
            _trainer!.Train(_batch!);
        }
        else
        {
            _stream.MoveNext();
            using TrainingBatch batch = _stream.Current;
            _trainer!.Train(batch);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        _batch?.Dispose();
        _trainer?.Dispose();
        (_stream, _batch, _trainer) = (null, null, null);
    }

    private static TrainingBatch RandomBatch(Work work)
    {
        using Generator generator = random.manual_seed(0);
        Tensor low = rand(s_recipe.BatchSize, 3, work.Side, work.Side);
        return new(0, low, rand(s_recipe.BatchSize, 3, s_recipe.CropSide, s_recipe.CropSide));
    }
}
