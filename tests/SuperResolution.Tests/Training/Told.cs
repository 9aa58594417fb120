using SuperResolution.Training;

namespace SuperResolution.Tests.Training;

/// <summary>Does something with each report of a training, at once.</summary>
internal sealed class Told(Action<TrainingProgress> then) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => then(value);
}
