namespace SuperResolution.Weights.Recognition;

/// <summary>A key in which weights differ from what a network has.</summary>
/// <param name="Key">The key as the file would name it.</param>
/// <param name="Expected">The sizes that the network has, or null where it has no such key.</param>
/// <param name="Found">The sizes in the file, or null where the key is missing.</param>
internal sealed record KeyDifference(string Key, long[]? Expected, long[]? Found)
{
    public override string ToString() => (Expected, Found) switch
    {
        ({ } expected, null) => $"'{Key.Shown()}' {Sizes(expected)} is missing",
        (null, { } found) => $"'{Key.Shown()}' {Sizes(found)} is unexpected",
        _ => $"'{Key.Shown()}' is {Sizes(Found!)} where {Sizes(Expected!)} is expected",
    };

    private static string Sizes(long[] shape) => $"[{string.Join(", ", shape)}]";
}
