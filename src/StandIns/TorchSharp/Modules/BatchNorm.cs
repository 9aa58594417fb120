using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the batch normalisations.</summary>
public abstract class BatchNorm : NormBase
{
    private protected BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>
    /// Normalises each channel: in training mode by the batch's statistics, which also go into the running ones;
    /// in evaluation mode by the running ones, or by the batch's where none are kept.
    /// </summary>
    /// <param name="input">N×C×….</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ArgumentException">The input has another number of dimensions.</exception>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        if (training)
        {
            num_batches_tracked?.add_(1);
        }

        return nn.functional.batch_norm(
            input, running_mean, running_var, weight, bias, training || running_mean is null, momentum ?? 0, eps);
    }

    private protected abstract void ValidateInputDimensions(Tensor input);
}
