using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>A batch as bytes, which threads prepare; a quarter of the memory, and no operator that would use libtorch's threads.</summary>
/// <param name="step">Its number.</param>
/// <param name="count">Crops in it.</param>
/// <param name="side">Their side in low-resolution pixels.</param>
/// <param name="scale">r.</param>
/// <param name="otherTargets">Whether targets are other images than the originals.</param>
internal sealed class PixelBatch(long step, int count, int side, int scale, bool otherTargets)
{
    private readonly byte[] _low = new byte[count * side * side * RgbBytes.Channels];
    private readonly byte[] _high = new byte[count * side * side * scale * scale * RgbBytes.Channels];
    private readonly byte[] _original = new byte[otherTargets ? count * side * side * scale * scale * RgbBytes.Channels : 0];

    public long Step { get; } = step;

    /// <summary>The number of the image that each crop is from.</summary>
    public int[] Images { get; } = new int[count];

    /// <summary>The low-resolution pixels of a crop.</summary>
    public Span<byte> Low(int crop) => Part(_low, crop);

    /// <summary>What a network should make of them.</summary>
    public Span<byte> High(int crop) => Part(_high, crop);

    /// <summary>What that was made of; empty where it is the same.</summary>
    public Span<byte> Original(int crop) => Part(_original, crop);

    /// <summary>The batch as tensors, which belong to the caller and to no dispose scope.</summary>
    public TrainingBatch ToTensors()
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor low = RgbBytes.ToTensor(_low, count, side);
        Tensor high = RgbBytes.ToTensor(_high, count, side * scale);
        Tensor? original = otherTargets ? RgbBytes.ToTensor(_original, count, side * scale) : null;
        return new TrainingBatch(Step, low.DetachFromDisposeScope(), high.DetachFromDisposeScope(), original?.DetachFromDisposeScope());
    }

    private Span<byte> Part(byte[] pixels, int crop) => pixels.AsSpan(crop * (pixels.Length / count), pixels.Length / count);
}
