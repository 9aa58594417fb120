namespace SuperResolution.Metrics;

/// <summary>How far a benchmark is.</summary>
/// <param name="Image">The path of the image that is about to be measured.</param>
/// <param name="Done">Images done, in all sets.</param>
/// <param name="Total">Images in all sets.</param>
public readonly record struct BenchmarkProgress(string Image, int Done, int Total);
