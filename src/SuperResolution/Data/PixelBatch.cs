using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>A batch as bytes, which threads prepare; a quarter of the memory, and no operator that would use libtorch's threads.</summary>
internal sealed class PixelBatch(long step, byte[] low, byte[] high, int count, int side, int scale)
{
    private const int Channels = 3;

    public long Step { get; } = step;

    /// <summary>The batch as tensors, which belong to the caller and to no dispose scope.</summary>
    public TrainingBatch ToTensors()
    {
        using IDisposable withoutGradients = no_grad();
        Tensor first = Images(low, side);
        return new TrainingBatch(Step, first, Images(high, side * scale));
    }

    private Tensor Images(byte[] pixels, int length)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor bytes = empty([count, length, length, Channels], dtype: ScalarType.Byte);
        pixels.CopyTo(bytes.bytes);
        return bytes.permute(0, 3, 1, 2).to(ScalarType.Float32).div(byte.MaxValue).DetachFromDisposeScope();
    }
}
