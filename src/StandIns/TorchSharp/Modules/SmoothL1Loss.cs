using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>(x − y)²/2β where |x − y| is less than β, else |x − y| − β/2.</summary>
public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
{
    private readonly double _beta;

    /// <summary>Makes the loss.</summary>
    /// <param name="reduction">What is done with the values, one an element.</param>
    /// <param name="beta">Where the square ends; not negative.</param>
    public SmoothL1Loss(nn.Reduction reduction = nn.Reduction.Mean, double beta = 1)
        : base(reduction)
    {
        _beta = beta;
    }

    /// <summary>Computes it.</summary>
    /// <param name="input">The prediction.</param>
    /// <param name="target">What it should be: the same shape.</param>
    /// <returns>No dimensions, or the input's shape without reduction.</returns>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.smooth_l1_loss(input, target, reduction, _beta);
}
