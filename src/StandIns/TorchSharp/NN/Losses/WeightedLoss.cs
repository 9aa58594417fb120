using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The base of the losses with two inputs and a weight.</summary>
/// <typeparam name="T1">The prediction's type.</typeparam>
/// <typeparam name="T2">The target's type.</typeparam>
/// <typeparam name="TResult">The loss's type.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">What the values are multiplied by, broadcast over them; null for 1.</param>
    /// <param name="reduction">What is done with the values, one an element.</param>
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) => this.weight = weight;

    /// <summary>What the values are multiplied by; null for 1.</summary>
    public Tensor? weight { get; }
}
