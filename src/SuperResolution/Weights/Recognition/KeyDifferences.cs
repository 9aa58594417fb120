using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights.Recognition;

/// <summary>Says how weights differ from those of a network.</summary>
internal static class KeyDifferences
{
    private const int Shown = 5;

    /// <summary>The first of them: "'conv.weight' [8, 3, 3, 3] is missing; …".</summary>
    public static string Describe(IReadOnlyList<KeyDifference> differences) =>
        string.Join("; ", differences.Take(Shown).Select(Describe)) + (differences.Count > Shown ? "; …" : "");

    private static string Describe(KeyDifference difference) => (difference.Expected, difference.Found) switch
    {
        ({ } expected, null) => $"'{difference.Key.Shown()}' {Sizes(expected)} is missing",
        (null, { } found) => $"'{difference.Key.Shown()}' {Sizes(found)} is unexpected",
        _ => $"'{difference.Key.Shown()}' is {Sizes(difference.Found!)} where {Sizes(difference.Expected!)} is expected",
    };

    private static string Sizes(long[] shape) => $"[{string.Join(", ", shape)}]";
}
