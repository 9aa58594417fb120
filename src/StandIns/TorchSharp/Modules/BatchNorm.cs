using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the batch normalisations.</summary>
public abstract class BatchNorm : NormBase
{
    private static readonly Operator s_batchNorm = new("aten::batch_norm");

    private readonly double _momentum;

    private protected BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, affine, track_running_stats, device, dtype, name)
    {
        _momentum = momentum;
    }

    /// <summary>
    /// Normalises each channel: in training mode by the batch's statistics, which also go into the running ones;
    /// in evaluation mode by the running ones, or by the batch's where none are kept.
    /// </summary>
    /// <param name="input">N×C×….</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ArgumentException">The input has another number of dimensions.</exception>
    /// <exception cref="ExternalException">A channel of a batch has a single value, or there are more
    /// or fewer channels.</exception>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        if (training)
        {
            BufferNamed("num_batches_tracked")?.add_(1);
        }

        Tensor? mean = BufferNamed("running_mean");
        bool byBatch = training || mean is null;
        if (byBatch && input.NumberOfElements == Features)
        {
            throw Unfit($"Batch statistics need more than one value a channel, and the input is {string.Join('×', input.shape)}.");
        }

        return s_batchNorm.Call(
            input, ParameterNamed("weight"), ParameterNamed("bias"), mean, BufferNamed("running_var"), byBatch, _momentum, eps, true);
    }

    private protected abstract void ValidateInputDimensions(Tensor input);

    // What libtorch's own front end refuses comes out of TorchSharp as this.
    [SuppressMessage("Usage", "CA2201", Justification = "This is what TorchSharp throws.")]
    private static ExternalException Unfit(string message) => new(message);
}
