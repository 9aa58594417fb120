using System.Globalization;
using SuperResolution.Data;
using static TorchSharp.torch;

namespace SuperResolution.Training.Report;

/// <summary>Writes the <see cref="ReportPage"/> of a training, at each validation anew.</summary>
/// <param name="path">The file to make or to replace.</param>
/// <param name="trainer">What is trained.</param>
/// <param name="data">The images.</param>
/// <param name="threads">Threads of an operator.</param>
internal sealed class TrainingReport(string path, GeneratorTrainer trainer, TrainingData data, int threads)
{
    private const int MostPictures = 4;
    private const int Side = 192;

    private IReadOnlyList<PictureStrip> _strips = [];

    /// <summary>Keeps what the generator makes of some validation images.</summary>
    /// <param name="validation">The images.</param>
    public void Look(ValidationSet validation) => _strips = validation.Show(
        trainer.Generator, MostPictures, (name, low, result, high) => new PictureStrip(name, low, result, high, Side));

    /// <summary>Writes the page.</summary>
    /// <param name="lines">The lines of <c>metrics.jsonl</c>.</param>
    /// <param name="bestPsnr">The best validation PSNR in decibels; NaN before the first.</param>
    /// <param name="bestStep">The step at which it was reached.</param>
    public void Write(IReadOnlyList<MetricsLine> lines, double bestPsnr, long bestStep) => new ReportPage(
        $"Training {trainer.Recipe.Name}",
        [.. Facts(lines, bestPsnr, bestStep)],
        trainer.Recipe.ToJson(),
        trainer.Step,
        trainer.Recipe.Steps,
        lines,
        _strips).Write(path);

    private IEnumerable<(string Name, string Value)> Facts(IReadOnlyList<MetricsLine> lines, double bestPsnr, long bestStep)
    {
        long weights = ((nn.Module)trainer.Generator).parameters().Sum(parameter => parameter.numel());
        int batch = trainer.Recipe.BatchSize;
        yield return ("Network", string.Create(CultureInfo.InvariantCulture, $"{trainer.Generator}; {weights:N0} weights"));
        yield return ("Losses", string.Join(" + ", trainer.Recipe.Terms.Select(Text)));
        if (trainer.TaughtBy is { } teacher)
        {
            yield return ("Teacher", teacher.ToString());
        }

        yield return ("Crops", string.Create(
            CultureInfo.InvariantCulture, $"{batch} a step of {trainer.Recipe.CropSide}×{trainer.Recipe.CropSide}, seed {trainer.Recipe.Seed}"));
        if (trainer.Recipe.Sizes is not [1])
        {
            yield return ("Sizes of images", string.Join(", ", trainer.Recipe.Sizes.Select(size => size.ToString(CultureInfo.InvariantCulture))));
        }

        yield return ("Images", $"{data.TrainingFiles.Count} to train on, {data.ValidationFiles.Count} to validate on, {data.Skipped.Count} skipped");
        yield return ("Best PSNR", double.IsNaN(bestPsnr)
            ? "none yet"
            : string.Create(CultureInfo.InvariantCulture, $"{bestPsnr:F3} dB at step {bestStep:N0}"));
        yield return ("Time", $"{Text(Trained(lines, batch))} of steps; written {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
        yield return ("Precision", $"{(trainer.Precision == Precision.BFloat16 ? "bfloat16 convolutions" : "float32")}, channels {(trainer.ChannelsLast ? "last" : "first")}");
        yield return ("Machine", $"{MachineDescription.Text}; {threads} threads");
    }

    /// <summary>How long the steps of all runs took, from the speed between each line and the one before.</summary>
    private static TimeSpan Trained(IReadOnlyList<MetricsLine> lines, int batch) => TimeSpan.FromSeconds(
        lines.Select((line, i) => (line.Step - (i > 0 ? lines[i - 1].Step : 0)) * batch / Math.Max(line.ImagesPerSecond, 0.01)).Sum());

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}");

    private static string Text(LossTerm term) =>
        term.Weight == 1 ? term.Loss : string.Create(CultureInfo.InvariantCulture, $"{term.Weight:0.#####e0} {term.Loss}");
}
