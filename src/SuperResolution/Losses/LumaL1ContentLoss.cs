using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// The mean absolute error of Y, BT.601 in studio range over 255: what PISR trains FSRCNN with (Lee et al. 2020, equations 2 and 5). Cb and Cr, which networks
/// on luma do not make, cost nothing.
/// </summary>
public sealed class LumaL1ContentLoss : IContentLoss
{
    private const double White = 255;

    /// <inheritdoc/>
    public string Name => "l1-y";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes differ, or are not [N, 3, H, W].</exception>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        using DisposeScope scope = NewDisposeScope();
        return (functional.l1_loss(Luma.Bt601(prediction), Luma.Bt601(target)) / White).MoveToOuterDisposeScope();
    }
}
