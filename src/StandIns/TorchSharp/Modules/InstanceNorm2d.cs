using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Instance normalisation of images (Ulyanov et al., 2016). Without arguments it holds no tensors.
/// Keys where asked for: <c>weight</c>, <c>bias</c>, <c>running_mean</c>, <c>running_var</c>, <c>num_batches_tracked</c>.
/// </summary>
public sealed class InstanceNorm2d : InstanceNorm
{
    internal InstanceNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm2d))
    {
    }

    private protected override int ChannelDimension(Tensor input) => input.ndim switch
    {
        4 => 1,
        3 => 0,
        long dimensions => throw new ArgumentException(
            $"InstanceNorm2d takes N×{num_features}×H×W or {num_features}×H×W, and the input has {dimensions} dimensions.", nameof(input)),
    };
}
