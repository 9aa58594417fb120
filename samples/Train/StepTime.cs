using System.Diagnostics;
using SuperResolution.Data;
using SuperResolution.Training;
using static TorchSharp.torch;

namespace SuperResolution.Samples.Train;

/// <summary>Finds out how long a step takes on this machine, with a network that is thrown away.</summary>
internal static class StepTime
{
    private const int WarmUp = 3;
    private const int Counted = 15;

    // Validation and checkpoints take time as well.
    private const double Margin = 1.03;

    /// <summary>Seconds for a step: the median of some.</summary>
    public static double Measure(
        TrainingRecipe recipe, string folder, TrainingRunOptions options, TrainingDataOptions data, LossResources resources)
    {
        int threads = get_num_threads();
        set_num_threads(options.Threads ?? threads);
        try
        {
            using GeneratorTrainer trainer = recipe.CreateTrainer(resources: resources);
            TrainingData images = recipe.OpenData(folder, data with { CacheBytes = 0 });
            using TrainingBatch batch = images.Batch(0);
            trainer.ChooseFastest(batch, options.ChannelsLast, options.Precision ?? Precision.Auto);
            double[] times = [.. Enumerable.Range(0, WarmUp + Counted).Select(_ => Time(trainer, batch)).Skip(WarmUp).Order()];
            return times[Counted / 2] * Margin;
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static double Time(GeneratorTrainer trainer, TrainingBatch batch)
    {
        long start = Stopwatch.GetTimestamp();
        trainer.Train(batch);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
