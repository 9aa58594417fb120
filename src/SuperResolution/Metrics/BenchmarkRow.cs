namespace SuperResolution.Metrics;

/// <summary>How well a method does on a set.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Model">The method's name.</param>
/// <param name="Scale">How many times larger the images were made.</param>
/// <param name="Protocol">How they were compared.</param>
/// <param name="Metrics">By what, in the order of the images' values.</param>
/// <param name="Images">The scores of each image, at least one.</param>
/// <param name="Description">More about the method; or null.</param>
public sealed record BenchmarkRow(
    string Set,
    string Model,
    int Scale,
    EvaluationProtocol Protocol,
    IReadOnlyList<BenchmarkMetric> Metrics,
    IReadOnlyList<BenchmarkImageScore> Images,
    string? Description = null)
{
    /// <summary>The mean of the images' values; infinite where one of them is.</summary>
    /// <param name="metric">The name of a metric, such as <c>PSNR</c>.</param>
    /// <returns>Images that the metric found nothing to look at in are left out; not a number where all of them are.</returns>
    /// <exception cref="ArgumentException">The row has no such metric.</exception>
    public double Mean(string metric)
    {
        int index = Metrics.Select(measured => measured.Name).ToList().IndexOf(metric);
        return index >= 0
            ? Mean(index)
            : throw new ArgumentException(
                $"\"{metric}\" was not measured; the row has {string.Join(", ", Metrics.Select(measured => measured.Name))}.", nameof(metric));
    }

    /// <summary>The means of all metrics.</summary>
    public IReadOnlyList<double> Means => [.. Metrics.Select((_, index) => Mean(index))];

    private double Mean(int index) =>
        Images.Select(image => image.Values[index]).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
