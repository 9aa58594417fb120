using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>(x − y)²/2 where |x − y| is less than δ, else δ·(|x − y| − δ/2).</summary>
public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
{
    private readonly double _delta;

    /// <summary>Makes the loss.</summary>
    /// <param name="delta">Where the square ends; positive.</param>
    /// <param name="reduction">What is done with the values, one an element.</param>
    public HuberLoss(double delta = 1, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        _delta = delta;
    }

    /// <summary>Computes it.</summary>
    /// <param name="input">The prediction.</param>
    /// <param name="target">What it should be: the same shape.</param>
    /// <returns>No dimensions, or the input's shape without reduction.</returns>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.huber_loss(input, target, _delta, reduction);
}
