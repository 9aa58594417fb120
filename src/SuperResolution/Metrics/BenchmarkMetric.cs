namespace SuperResolution.Metrics;

/// <summary>What a benchmark measured by.</summary>
/// <param name="Name">What the metric is called in tables.</param>
/// <param name="HigherIsBetter">Whether a higher value is a better one.</param>
/// <param name="Description">What is compared, and how, in a line.</param>
public sealed record BenchmarkMetric(string Name, bool HigherIsBetter, string Description);
