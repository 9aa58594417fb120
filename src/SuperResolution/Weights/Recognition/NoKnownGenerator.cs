using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights.Recognition;

/// <summary>Says how weights differ from the generator that they come nearest to.</summary>
internal static class NoKnownGenerator
{
    /// <summary>Two sentences that go on after the name of a file.</summary>
    /// <param name="nearest">The generator that fits best.</param>
    /// <param name="other">What network it is instead, where that can be told.</param>
    public static string Describe(NearMiss nearest, string? other)
    {
        string isInstead = other is null ? "" : $": it is {other}";
        return $"holds no generator that this version knows{isInstead}. The nearest is {nearest.Description}, of which "
            + $"{nearest.Fitting.Grouped()} keys fit and {nearest.Differences.Count.Grouped()} differ: "
            + $"{KeyDifferences.Describe(nearest.Differences)}.";
    }
}
