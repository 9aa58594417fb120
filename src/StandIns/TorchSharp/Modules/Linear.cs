using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>y = x·Wᵀ + b. Keys: <c>weight</c> (out × in), <c>bias</c> (out).</summary>
/// <remarks>Initialised as PyTorch does: weight and bias uniform in ±1/√in.</remarks>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    private static readonly Operator s_linear = new("aten::linear");

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

    /// <summary>Multiplies and adds.</summary>
    /// <param name="tensor">… × in.</param>
    /// <returns>… × out.</returns>
    public override Tensor forward(Tensor tensor) => s_linear.Call(tensor, ParameterNamed("weight"), ParameterNamed("bias"));
}
