using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>y = x·Wᵀ + b. Keys: <c>weight</c> (out × in), <c>bias</c> (out).</summary>
/// <remarks>Initialised as PyTorch does: weight and bias uniform in ±1/√in.</remarks>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(nameof(weight))]
    private Parameter? _weight;

    [ComponentName(nameof(bias))]
    private Parameter? _bias;

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        weight = new Parameter(empty([outputSize, inputSize], dtype, device));
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (hasBias)
        {
            bias = new Parameter(empty(outputSize, dtype, device));
            nn.init.UniformByFanIn(bias, weight);
        }
    }

    /// <summary>The matrix, out × in. A new value takes the place of the old one, which is released.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Hold(ref _weight, value, nameof(weight));
    }

    /// <summary>What is added, or null. A new value takes the place of the old one, which is released.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => Hold(ref _bias, value, nameof(bias));
    }

    /// <summary>Multiplies and adds.</summary>
    /// <param name="tensor">… × in.</param>
    /// <returns>… × out.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
}
