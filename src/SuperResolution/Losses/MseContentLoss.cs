using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// The pixel-wise mean squared error l_MSE of Ledig et al. 2017, equation 4, on images in [−1, 1] (section 3.2): four times that of
/// images in [0, 1].
/// </summary>
public sealed class MseContentLoss : IContentLoss
{
    /// <inheritdoc/>
    public string Name => "mse";

    /// <inheritdoc/>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        using Tensor onUnit = functional.mse_loss(prediction, target);
        return onUnit * LossInput.SquareOfSymmetricOverUnit;
    }
}
