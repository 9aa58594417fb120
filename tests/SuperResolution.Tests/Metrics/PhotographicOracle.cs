using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Metrics;

/// <summary>What NumPy and PyTorch measure of what a GAN may do to a picture (photographic_oracle.py).</summary>
internal static class PhotographicOracle
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Metrics/photographic.json");

    /// <summary>The pictures that a value is there of.</summary>
    public static TheoryData<string> Pictures(string value) =>
        [.. s_oracle.Names.Where(name => name.StartsWith(value + "/", StringComparison.Ordinal)).Select(name => name[(value.Length + 1)..])];

    public static double Expected(string value, string picture) => s_oracle.Number($"{value}/{picture}");
}
