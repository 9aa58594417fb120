namespace SuperResolution.Networks;

/// <summary>The scales that several networks have.</summary>
internal static class GeneratorScale
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<int> All { get; } = [2, 3, 4, 8];

    /// <exception cref="ArgumentOutOfRangeException">The scale is none of them.</exception>
    public static int Require(int scale, string network) => All.Contains(scale)
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, $"{network} enlarges by 2, 3, 4 or 8.");
}
