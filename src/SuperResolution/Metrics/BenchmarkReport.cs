namespace SuperResolution.Metrics;

/// <summary>What a benchmark measured.</summary>
/// <param name="Rows">A row for each set and method that has at least one score.</param>
/// <param name="Failures">The images that are missing from the rows.</param>
public sealed record BenchmarkReport(IReadOnlyList<BenchmarkRow> Rows, IReadOnlyList<BenchmarkFailure> Failures);
