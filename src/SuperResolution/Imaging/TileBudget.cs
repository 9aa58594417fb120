namespace SuperResolution.Imaging;

/// <summary>The memory that a tile may take.</summary>
/// <param name="Bytes">The budget.</param>
/// <param name="Most">What a tile takes at most, whatever the budget is.</param>
/// <param name="HasBuffers">Whether the network needs some beside what grows with the tile, for bands and blocks of it.</param>
internal readonly record struct TileBudget(long Bytes, long Most, bool HasBuffers)
{
    private const long MostBuffers = 96L << 20;
    private const int BudgetsOfBuffers = 4;

    /// <summary>What is left for that which grows with the tile.</summary>
    public long ForPixels => Math.Min(HasBuffers ? Bytes - Math.Min(MostBuffers, Bytes / BudgetsOfBuffers) : Bytes, Most);

    /// <summary>The least budget that leaves as much for pixels.</summary>
    public double EnoughFor(double needed) => !HasBuffers
        ? needed
        : Math.Min(needed * BudgetsOfBuffers / (BudgetsOfBuffers - 1), needed + MostBuffers);
}
