using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// How unlikely originals are: the cross entropy of their 8-bit values, of which pixel recursive super resolution makes the sum over A + B and over A alone
/// small, so that the conditioning network does not leave all to the prior (Dahl et al. 2017, section 3.2).
/// </summary>
public static class PixelLikelihoodLoss
{
    /// <summary>−log softmax(logits) at the original's values.</summary>
    /// <param name="logits">Of each channel those of its values, [N, 3, 256, H, W]: a part of <see cref="PixelRecursive.Logits"/>, or their sum.</param>
    /// <param name="target">The originals, [N, 3, H, W], in [0, 1]; taken to the nearest 8-bit value.</param>
    /// <returns>One number, no dimensions: the mean over all channels of all pixels, in nats. Log 256, 5.55, where nothing is known of them.</returns>
    /// <exception cref="ArgumentException">The shapes are others, or do not belong to each other.</exception>
    public static Tensor Measure(Tensor logits, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        if (target.ndim != 4 || !logits.shape.SequenceEqual([target.shape[0], target.shape[1], PixelDistribution.Values, target.shape[2], target.shape[3]]))
        {
            throw new ArgumentException(
                "The likelihood is that of originals [N, C, H, W] by logits [N, C, 256, H, W]; given originals "
                + $"[{string.Join(", ", target.shape)}] and logits [{string.Join(", ", logits.shape)}].",
                nameof(logits));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor values = (target * byte.MaxValue).round().clamp(0, byte.MaxValue).to(ScalarType.Int64);
        return functional.cross_entropy(logits.permute(0, 2, 1, 3, 4), values).MoveToOuterDisposeScope();
    }
}
