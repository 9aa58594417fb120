using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data;

/// <summary>A degradation that takes the first pixel of each block of 4×4, so that what a crop is made of can be seen, and notes its seeds.</summary>
internal sealed class EveryFourthPixel : IRandomDegradation
{
    public string Name => "every fourth";

    public int Scale => 4;

    public int Margin => 3;

    /// <summary>The seeds that were asked for, and how large the image was.</summary>
    public ConcurrentBag<(long Seed, long Side)> Seen { get; } = [];

    public Tensor Degrade(Tensor high) => Degrade(high, 0);

    public Tensor Degrade(Tensor high, long seed)
    {
        Seen.Add((seed, high.shape[2]));
        using Tensor places = tensor((long[])[.. Enumerable.Range(0, (int)high.shape[2] / 4).Select(i => 4L * i)]);
        using Tensor rows = high.index_select(2, places);
        return rows.index_select(3, places);
    }

    public IReadOnlyList<string> Describe(int height, int width, long seed) => [$"{width}×{height}"];
}
