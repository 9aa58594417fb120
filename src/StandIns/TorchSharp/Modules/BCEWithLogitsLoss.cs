using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The binary cross-entropy of sigmoid(x) and y, computed so that large |x| does no harm.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">What the values are multiplied by, broadcast over them; null for 1.</param>
    /// <param name="reduction">What is done with the values, one an element.</param>
    /// <param name="pos_weights">What the first term is multiplied by, broadcast over the values; null for 1.</param>
    public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
        : base(weight, reduction)
    {
        this.pos_weights = pos_weights;
    }

    /// <summary>What the first term is multiplied by; null for 1.</summary>
    public Tensor? pos_weights { get; }

    /// <summary>Computes it.</summary>
    /// <param name="input">The prediction, any real number.</param>
    /// <param name="target">What it should be: the same shape.</param>
    /// <returns>No dimensions, or the input's shape without reduction.</returns>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}
