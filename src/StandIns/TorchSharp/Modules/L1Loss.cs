using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>|x − y|.</summary>
public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="reduction">What is done with the values, one an element.</param>
    public L1Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
    }

    /// <summary>Computes it.</summary>
    /// <param name="input">The prediction.</param>
    /// <param name="target">What it should be: the same shape.</param>
    /// <returns>No dimensions, or the input's shape without reduction.</returns>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.l1_loss(input, target, reduction);
}
