using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>A line on standard error for each image.</summary>
internal sealed class ProgressLines : IProgress<BenchmarkProgress>
{
    public void Report(BenchmarkProgress value) => Console.Error.WriteLine($"[{value.Done + 1}/{value.Total}] {value.Image}");
}
