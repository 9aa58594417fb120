namespace SuperResolution.Metrics;

/// <summary>How close one result is to its original.</summary>
/// <param name="Image">The image's name, without extension.</param>
/// <param name="Psnr">In decibels; infinite where the two are the same.</param>
/// <param name="Ssim">At most 1.</param>
public sealed record BenchmarkImageScore(string Image, double Psnr, double Ssim);
