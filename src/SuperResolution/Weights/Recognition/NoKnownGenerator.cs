using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights.Recognition;

/// <summary>Says how weights differ from the generator that they come nearest to.</summary>
internal static class NoKnownGenerator
{
    private const int DifferencesShown = 5;

    /// <summary>Two sentences that go on after the name of a file.</summary>
    /// <param name="nearest">The generator that fits best.</param>
    /// <param name="other">What network it is instead, where that can be told.</param>
    public static string Describe(NearMiss nearest, string? other)
    {
        string isInstead = other is null ? "" : $": it is {other}";
        string differences = string.Join("; ", nearest.Differences.Take(DifferencesShown).Select(Describe));
        return $"holds no generator that this version knows{isInstead}. The nearest is {nearest.Description}, of which "
            + $"{nearest.Fitting.Grouped()} keys fit and {nearest.Differences.Count.Grouped()} differ: {differences}"
            + $"{(nearest.Differences.Count > DifferencesShown ? "; …" : "")}.";
    }

    private static string Describe(KeyDifference difference) => (difference.Expected, difference.Found) switch
    {
        ({ } expected, null) => $"'{difference.Key.Shown()}' {Sizes(expected)} is missing",
        (null, { } found) => $"'{difference.Key.Shown()}' {Sizes(found)} is unexpected",
        _ => $"'{difference.Key.Shown()}' is {Sizes(difference.Found!)} where {Sizes(difference.Expected!)} is expected",
    };

    private static string Sizes(long[] shape) => $"[{string.Join(", ", shape)}]";
}
