using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The base of the losses with two inputs.</summary>
/// <typeparam name="T1">The prediction's type.</typeparam>
/// <typeparam name="T2">The target's type.</typeparam>
/// <typeparam name="TResult">The loss's type.</typeparam>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    private protected Loss(nn.Reduction reduction)
        : base("Loss") => Reduction = reduction;

    /// <summary>What is done with the values, one an element.</summary>
    private protected nn.Reduction Reduction { get; }
}
