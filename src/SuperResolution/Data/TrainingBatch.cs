using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>Crops to train on and their degraded forms.</summary>
public sealed class TrainingBatch : IDisposable
{
    internal TrainingBatch(long step, Tensor low, Tensor high)
    {
        Step = step;
        Low = low;
        High = high;
    }

    /// <summary>Which batch of the training this is, counted from 0.</summary>
    public long Step { get; }

    /// <summary>What the network gets: [N, 3, h, w], float32 in [0, 1], channels last in memory.</summary>
    public Tensor Low { get; }

    /// <summary>What it should make of it: [N, 3, rh, rw], float32 in [0, 1], channels last in memory.</summary>
    public Tensor High { get; }

    /// <summary>Frees both.</summary>
    public void Dispose()
    {
        Low.Dispose();
        High.Dispose();
    }
}
