using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the normalisations over channels: their scale, shift and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    private protected NormBase(
        long num_features, double eps, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        Features = num_features;
        this.eps = eps;
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

    /// <summary>A scale for each channel, or null.</summary>
    public Parameter? weight => ParameterNamed("weight");

    /// <summary>A shift for each channel, or null.</summary>
    public Parameter? bias => ParameterNamed("bias");

    /// <summary>The mean of each channel over past batches, or null.</summary>
    public Tensor? running_mean => BufferNamed("running_mean");

    /// <summary>The variance of each channel over past batches, or null.</summary>
    public Tensor? running_var => BufferNamed("running_var");

    /// <summary>What is added to the variance before its root is taken.</summary>
    public double eps { get; }

    /// <summary>The number of channels.</summary>
    private protected long Features { get; }
}
