using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// How much neighbouring pixels of the result differ: the sum of squared differences to the right and lower neighbours over an image in
/// [−1, 1], mean over the batch. The original has no part in it, so that equal images give the image's own variation and not 0.
/// </summary>
/// <remarks>
/// SRResNet-VGG22 adds it with a weight of 2·10⁻⁸ (Ledig et al. 2017, section 3.4), citing Aly and Dubois 2005 and Johnson et al. 2016 and
/// giving no formula. A sum of squares and not a mean is how Johnson's code has it, and what so small a weight fits: for a crop of 96×96 a
/// mean would be 27,648 times smaller.
/// </remarks>
public sealed class TotalVariationLoss : IContentLoss
{
    /// <inheritdoc/>
    public string Name => "tv";

    /// <inheritdoc/>
    /// <param name="prediction">The results, [N, 3, H, W] in RGB, floating point around [0, 1], not clamped.</param>
    /// <param name="target">The originals, of the same shape; they are not looked at.</param>
    /// <exception cref="ArgumentException">The shapes differ, or are not [N, C, H, W].</exception>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        if (prediction.ndim != 4)
        {
            throw new ArgumentException(
                $"Total variation is that of images [N, C, H, W]; given [{string.Join(", ", prediction.shape)}].", nameof(prediction));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor squares = SquaredSteps(prediction, 2) + SquaredSteps(prediction, 3);
        return (squares * (LossInput.SquareOfSymmetricOverUnit / prediction.shape[0])).MoveToOuterDisposeScope();
    }

    private static Tensor SquaredSteps(Tensor images, long dimension)
    {
        long steps = images.shape[dimension] - 1;
        return (images.narrow(dimension, 1, steps) - images.narrow(dimension, 0, steps)).square().sum();
    }
}
