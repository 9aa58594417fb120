using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>What content losses share of their arguments: the check, and the range.</summary>
internal static class LossInput
{
    /// <summary>How much larger a squared difference is in [−1, 1], the range of the SRGAN paper (section 3.2), than in [0, 1].</summary>
    public const double SquareOfSymmetricOverUnit = 4;

    /// <exception cref="ArgumentException">The shapes differ: libtorch would broadcast one to the other.</exception>
    public static void RequireSameShape(Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (!prediction.shape.SequenceEqual(target.shape))
        {
            throw new ArgumentException(
                $"A loss compares images of one shape; the prediction is [{string.Join(", ", prediction.shape)}] and the target "
                + $"[{string.Join(", ", target.shape)}].",
                nameof(prediction));
        }
    }

    /// <param name="prediction">The results.</param>
    /// <param name="target">The originals.</param>
    /// <param name="side">The least height and width.</param>
    /// <param name="what">What the loss does in them, for the message.</param>
    /// <exception cref="ArgumentException">The shapes differ, or are not [N, C, H, W] of that size.</exception>
    public static void RequireImages(Tensor prediction, Tensor target, int side, string what)
    {
        RequireSameShape(prediction, target);
        if (prediction.ndim != 4 || prediction.shape[2] < side || prediction.shape[3] < side)
        {
            throw new ArgumentException(
                $"{what} in images [N, C, H, W] of at least {side}×{side} pixels; given [{string.Join(", ", prediction.shape)}]. Give larger crops.",
                nameof(prediction));
        }
    }
}
