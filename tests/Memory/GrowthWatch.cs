using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Memory;

/// <summary>How far resident memory grew at most while each tile was computed, beyond the part of the result that was written.</summary>
internal sealed class GrowthWatch(ResidentMemory memory, long before, long canvas) : IProgress<UpscaleProgress>
{
    /// <summary>The most of all tiles, in bytes.</summary>
    public long Largest { get; private set; }

    public void Report(UpscaleProgress value)
    {
        if (value.TilesDone > 0)
        {
            // The tile's own part of the canvas is not counted as written: it may be still to come when the peak is.
            long written = (long)((double)canvas * (value.TilesDone - 1) / value.TilesTotal);
            Largest = Math.Max(Largest, memory.Peak - before - written);
        }

        memory.Reset();
    }
}
