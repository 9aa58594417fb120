using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the normalisations over channels: their scale, shift and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private protected NormBase(
        long num_features, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        Features = num_features;
        if (affine)
        {
            OwnParameter("weight", ones(num_features, dtype, device));
            OwnParameter("bias", zeros(num_features, dtype, device));
        }

        if (track_running_stats)
        {
            OwnBuffer("running_mean", zeros(num_features, dtype, device));
            OwnBuffer("running_var", ones(num_features, dtype, device));
            OwnBuffer("num_batches_tracked", zeros([], dtype ?? ScalarType.Int64, device));
        }
    }

    /// <summary>The number of channels.</summary>
    private protected long Features { get; }
}
