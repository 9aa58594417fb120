namespace SuperResolution.Training.Report;

/// <summary>A line in a <see cref="Chart"/>.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its values by steps, in their order; those that are not finite are left out.</param>
internal sealed record Curve(string Name, IReadOnlyList<(long Step, double Value)> Points)
{
    /// <summary>The curve with at most so many points: each is the mean of neighbours. Beside it what lay lowest and highest among them.</summary>
    public (IReadOnlyList<(long Step, double Value)> Mean, IReadOnlyList<(long Step, double Low, double High)> Range) Thinned(int most)
    {
        int together = (Points.Count + most - 1) / most;
        (long Step, double Value)[][] groups = [.. Points.Chunk(Math.Max(together, 1))];
        return (
            [.. groups.Select(group => (group[^1].Step, group.Average(point => point.Value)))],
            [.. groups.Select(group => (group[^1].Step, group.Min(point => point.Value), group.Max(point => point.Value)))]);
    }
}
