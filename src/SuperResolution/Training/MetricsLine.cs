namespace SuperResolution.Training;

/// <summary>A line of <c>metrics.jsonl</c>.</summary>
internal sealed record MetricsLine(
    string Time, long Step, IReadOnlyDictionary<string, double> Losses, double GradientNorm, double LearningRate, double ImagesPerSecond,
    double? Psnr, DiscriminatorFigures? Discriminator = null);
