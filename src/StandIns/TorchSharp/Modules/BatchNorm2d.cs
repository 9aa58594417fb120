using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Batch normalisation of images (Ioffe and Szegedy, 2015).
/// Keys: <c>weight</c>, <c>bias</c>, <c>running_mean</c>, <c>running_var</c>, <c>num_batches_tracked</c>.
/// </summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    private protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim != 4)
        {
            throw new ArgumentException($"BatchNorm2d takes N×{Features}×H×W, and the input has {input.ndim} dimensions.", nameof(input));
        }
    }
}
