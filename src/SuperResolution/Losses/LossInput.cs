using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>The check of arguments that all content losses share.</summary>
internal static class LossInput
{
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
}
