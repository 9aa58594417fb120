using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where x is positive, else a·x with a trained, for all channels or for each. Key: <c>weight</c>.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    private static readonly Operator s_prelu = new("aten::prelu");

    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
        : base(nameof(PReLU))
    {
        this.num_parameters = num_parameters;
        OwnParameter("weight", empty(num_parameters, dtype, device).fill_(init));
    }

    /// <summary>How many numbers a is.</summary>
    public long num_parameters { get; }

    /// <summary>a: one number, or one for each channel.</summary>
    public Parameter weight => ParameterNamed("weight")!;

    /// <summary>Applies it to each element.</summary>
    /// <param name="tensor">Any shape, with channels in its second dimension.</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor tensor) => s_prelu.Call(tensor, weight);
}
