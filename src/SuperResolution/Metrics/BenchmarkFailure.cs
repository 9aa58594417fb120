namespace SuperResolution.Metrics;

/// <summary>An image that has no score.</summary>
/// <param name="Image">The image's path.</param>
/// <param name="Model">The method that failed on it; null where the image itself could not be used.</param>
/// <param name="Error">Why.</param>
public sealed record BenchmarkFailure(string Image, string? Model, Exception Error);
