namespace SuperResolution;

/// <summary>How far an enhancement is.</summary>
/// <param name="TilesDone">Tiles that are computed and written to the result.</param>
/// <param name="TilesTotal">Tiles of the whole picture; the same in every report. A tile that is made smaller for want of memory still counts as one.</param>
public readonly record struct UpscaleProgress(int TilesDone, int TilesTotal)
{
    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Fraction => TilesTotal == 0 ? 0 : (double)TilesDone / TilesTotal;
}
