using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights.Recognition;

/// <summary>Says how weights differ from the generator that they come nearest to.</summary>
internal static class NoKnownGenerator
{
    /// <summary>What goes on after the name of a file: what it is instead, where that can be told, and how it differs, where it nearly fits or nothing can be told.</summary>
    /// <param name="nearest">The generator that fits best.</param>
    /// <param name="other">What network it is instead, where that can be told.</param>
    public static string Describe(NearMiss nearest, string? other)
    {
        string isInstead = other is null ? "" : $": it is {other}";
        string differs = other is not null && nearest.Fitting < nearest.Differences.Count
            ? " Give a generator's file instead."
            : $" The nearest is {nearest.Description}, of which {nearest.Fitting.Grouped()} keys fit and {nearest.Differences.Count.Grouped()} differ: "
                + $"{KeyDifferences.Describe(nearest.Differences)}.";
        return $"holds no generator that this version knows{isInstead}.{differs}";
    }
}
