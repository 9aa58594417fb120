using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// The mean squared error of Y, BT.601 in studio range over 255: what networks that work on luma alone are trained with (Dong et al. 2015,
/// equation 4). Cb and Cr, which such networks do not make, cost nothing.
/// </summary>
public sealed class LumaMseContentLoss : IContentLoss
{
    private const double White = 255;

    /// <inheritdoc/>
    public string Name => "mse-y";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes differ, or are not [N, 3, H, W].</exception>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        using DisposeScope scope = NewDisposeScope();
        Tensor inSteps = functional.mse_loss(Luma.Bt601(prediction), Luma.Bt601(target));
        return (inSteps / (White * White)).MoveToOuterDisposeScope();
    }
}
