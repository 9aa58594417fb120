using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// The mean absolute difference of images in [0, 1], which gives a higher PSNR than the squared one (Lim et al. 2017, "Enhanced Deep
/// Residual Networks for Single Image Super-Resolution", section 4.2).
/// </summary>
public sealed class L1ContentLoss : IContentLoss
{
    /// <inheritdoc/>
    public string Name => "l1";

    /// <inheritdoc/>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        return functional.l1_loss(prediction, target);
    }
}
