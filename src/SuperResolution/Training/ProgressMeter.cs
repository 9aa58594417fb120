using System.Diagnostics;

namespace SuperResolution.Training;

/// <summary>Sums up steps between two reports.</summary>
/// <param name="trainer">What makes the steps.</param>
internal sealed class ProgressMeter(GeneratorTrainer trainer)
{
    private readonly List<StepResult> _made = [];
    private readonly Stopwatch _watch = new();

    /// <summary>Counts the time from here on.</summary>
    public void Start() => _watch.Start();

    /// <summary>Does not count the time from here on: validation and checkpoints are no steps.</summary>
    public void Pause() => _watch.Stop();

    /// <summary>Takes in a step.</summary>
    public void Add(StepResult step) => _made.Add(step);

    /// <summary>The report, after which the sums start anew.</summary>
    /// <param name="psnr">The validation PSNR, where there was one.</param>
    public TrainingProgress Report(double? psnr)
    {
        double seconds = _watch.Elapsed.TotalSeconds;
        TrainingProgress report = new(
            trainer.Step,
            trainer.Recipe.Steps,
            Average(_made.SelectMany(step => step.Losses)),
            _made.Average(step => step.GradientNorm),
            _made[^1].LearningRate,
            _made.Count * trainer.Recipe.BatchSize / Math.Max(seconds, 1e-9),
            TimeSpan.FromSeconds(Math.Min((trainer.Recipe.Steps - trainer.Step) * seconds / _made.Count, TimeSpan.MaxValue.TotalSeconds / 2)),
            psnr,
            _made[^1].Discriminator is null ? null : Average([.. _made.Select(step => step.Discriminator!)]));
        _made.Clear();
        if (_watch.IsRunning)
        {
            _watch.Restart();
        }
        else
        {
            _watch.Reset();
        }

        return report;
    }

    /// <summary>Each loss's mean over the steps that have it: where a training goes over to its next part, not all have all.</summary>
    private static Dictionary<string, double> Average(IEnumerable<KeyValuePair<string, double>> losses) => losses
        .GroupBy(loss => loss.Key)
        .ToDictionary(same => same.Key, same => same.Average(loss => loss.Value));

    private static DiscriminatorFigures Average(IReadOnlyCollection<DiscriminatorFigures> made) => new(
        made.Average(step => step.Loss), made.Average(step => step.Real), made.Average(step => step.Fake), made.Average(step => step.GradientNorm));
}
