using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the instance normalisations.</summary>
public abstract class InstanceNorm : NormBase
{
    private protected InstanceNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>
    /// Normalises each channel of each sample by its own statistics, or, in evaluation mode, by the running ones where they are kept.
    /// </summary>
    /// <param name="input">N×C×… or C×….</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ArgumentException">The input has another number of dimensions or of channels.</exception>
    public override Tensor forward(Tensor input)
    {
        int channels = ChannelDimension(input);
        if (input.shape[channels] != num_features)
        {
            throw new ArgumentException(
                $"{GetName()} was made for {num_features} channels, and the input has {input.shape[channels]}.", nameof(input));
        }

        if (channels == 1)
        {
            return Normalise(input);
        }

        using Tensor batch = input.unsqueeze(0);
        using Tensor normalised = Normalise(batch);
        return normalised.squeeze(0);
    }

    // 1 with a batch, 0 without.
    private protected abstract int ChannelDimension(Tensor input);

    private Tensor Normalise(Tensor input) =>
        nn.functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0, eps);
}
