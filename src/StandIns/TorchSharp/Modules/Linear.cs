using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>y = x·Wᵀ + b. Keys: <c>weight</c> (out × in), <c>bias</c> (out).</summary>
/// <remarks>Initialised as PyTorch does: weight and bias uniform in ±1/√in.</remarks>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        long[] shape = [outputSize, inputSize];
        OwnParameter("weight", Initialization.Weight(empty(shape, dtype, device)));
        if (hasBias)
        {
            OwnParameter("bias", Initialization.Bias(empty(outputSize, dtype, device), shape));
        }
    }

    /// <summary>out × in.</summary>
    public Parameter weight => ParameterNamed("weight")!;

    /// <summary>A number for each output, or null.</summary>
    public Parameter? bias => ParameterNamed("bias");

    /// <summary>Multiplies and adds.</summary>
    /// <param name="tensor">… × in.</param>
    /// <returns>… × out.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
}
