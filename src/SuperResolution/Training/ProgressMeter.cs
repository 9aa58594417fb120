using System.Diagnostics;

namespace SuperResolution.Training;

/// <summary>Sums up steps between two reports.</summary>
internal sealed class ProgressMeter(ContentTrainer trainer)
{
    private readonly Dictionary<string, double> _losses = [];
    private readonly Stopwatch _watch = new();
    private double _norm;
    private double _rate;
    private int _steps;

    /// <summary>Counts the time from here on.</summary>
    public void Start() => _watch.Start();

    /// <summary>Does not count the time from here on: validation and checkpoints are no steps.</summary>
    public void Pause() => _watch.Stop();

    /// <summary>Takes in a step.</summary>
    public void Add(StepResult step)
    {
        foreach ((string name, double value) in step.Losses)
        {
            _losses[name] = _losses.GetValueOrDefault(name) + value;
        }

        _norm += step.GradientNorm;
        _rate = step.LearningRate;
        _steps++;
    }

    /// <summary>The report, after which the sums start anew.</summary>
    /// <param name="psnr">The validation PSNR, where there was one.</param>
    public TrainingProgress Report(double? psnr)
    {
        int steps = Math.Max(_steps, 1);
        double seconds = _watch.Elapsed.TotalSeconds;
        TrainingProgress report = new(
            trainer.Step,
            trainer.Recipe.Steps,
            _losses.ToDictionary(pair => pair.Key, pair => pair.Value / steps),
            _norm / steps,
            _rate,
            _steps * trainer.Recipe.BatchSize / Math.Max(seconds, 1e-9),
            TimeSpan.FromSeconds(Math.Min((trainer.Recipe.Steps - trainer.Step) * seconds / steps, TimeSpan.MaxValue.TotalSeconds / 2)),
            psnr);
        _losses.Clear();
        (_norm, _steps) = (0, 0);
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
}
