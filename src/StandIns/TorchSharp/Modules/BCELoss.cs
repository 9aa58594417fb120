using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>−y·log x − (1 − y)·log(1 − x), each logarithm at least −100.</summary>
public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">What the values are multiplied by, broadcast over them; null for 1.</param>
    /// <param name="reduction">What is done with the values, one an element.</param>
    public BCELoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(weight, reduction)
    {
    }

    /// <summary>Computes it.</summary>
    /// <param name="input">The prediction, in [0, 1].</param>
    /// <param name="target">What it should be: the same shape.</param>
    /// <returns>No dimensions, or the input's shape without reduction.</returns>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.binary_cross_entropy(input, target, weight, reduction);
}
