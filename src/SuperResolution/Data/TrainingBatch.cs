using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>Crops to train on and their degraded forms.</summary>
public sealed class TrainingBatch : IDisposable
{
    /// <summary>A batch, which owns its tensors from now on.</summary>
    /// <param name="step">Which batch of the training this is, counted from 0.</param>
    /// <param name="low">What the network gets: [N, 3, h, w], float32 in [0, 1].</param>
    /// <param name="high">What it should make of it: [N, 3, rh, rw], float32 in [0, 1].</param>
    /// <param name="original">What that was made of, such as by sharpening: of the same shape; null where it is the same.</param>
    /// <exception cref="ArgumentException">They do not fit each other.</exception>
    public TrainingBatch(long step, Tensor low, Tensor high, Tensor? original = null)
    {
        ArgumentNullException.ThrowIfNull(low);
        ArgumentNullException.ThrowIfNull(high);
        if (low.shape is not [var n, 3, >= 1 and var h, >= 1 and var w] || high.shape is not [var m, 3, var rh, var rw]
            || n != m || rh % h != 0 || rw % w != 0 || rh / h != rw / w)
        {
            throw new ArgumentException(
                $"A batch is [N, 3, h, w] and [N, 3, r·h, r·w]; given [{string.Join(", ", low.shape)}] and [{string.Join(", ", high.shape)}].",
                nameof(high));
        }

        if (original is not null && !original.shape.SequenceEqual(high.shape))
        {
            throw new ArgumentException(
                $"Originals have the shape of the targets, [{string.Join(", ", high.shape)}]; given [{string.Join(", ", original.shape)}].", nameof(original));
        }

        Step = step;
        Low = low;
        High = high;
        Original = original ?? high;
    }

    /// <summary>Which batch of the training this is, counted from 0.</summary>
    public long Step { get; }

    /// <summary>What the network gets: [N, 3, h, w], float32 in [0, 1].</summary>
    public Tensor Low { get; }

    /// <summary>What it should make of it: [N, 3, rh, rw], float32 in [0, 1].</summary>
    public Tensor High { get; }

    /// <summary>What <see cref="High"/> was made of, which is what a discriminator is shown as real; mostly the same tensor.</summary>
    public Tensor Original { get; }

    /// <summary>Frees all.</summary>
    public void Dispose()
    {
        Low.Dispose();
        High.Dispose();
        Original.Dispose();
    }
}
