namespace SuperResolution.Metrics;

/// <summary>How close one result is to its original.</summary>
/// <param name="Image">The image's name, without extension.</param>
/// <param name="Values">
/// A value for each of the row's metrics: a PSNR is infinite where the two are the same; one that found nothing to look at is not a number.
/// </param>
public sealed record BenchmarkImageScore(string Image, IReadOnlyList<double> Values);
