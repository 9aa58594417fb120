using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>(x − y)².</summary>
public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
{
    internal MSELoss(nn.Reduction reduction)
        : base(reduction)
    {
    }

    /// <summary>Computes it.</summary>
    /// <param name="input">The prediction.</param>
    /// <param name="target">What it should be: the same shape.</param>
    /// <returns>No dimensions, or the input's shape without reduction.</returns>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.mse_loss(input, target, Reduction);
}
