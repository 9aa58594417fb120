using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where x is positive, else a·x with a trained, for all channels or for each. Key: <c>weight</c>.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    [ComponentName(nameof(weight))]
    private Parameter? _weight;

    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
        : base(nameof(PReLU))
    {
        this.num_parameters = num_parameters;
        weight = new Parameter(full([num_parameters], init, dtype, device));
    }

    /// <summary>The number of slopes: 1, or that of the channels.</summary>
    public long num_parameters { get; }

    /// <summary>The slopes. A new value takes the place of the old one, which is released.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Hold(ref _weight, value, nameof(weight));
    }

    /// <summary>Applies it to each element.</summary>
    /// <param name="tensor">Any shape, with channels in its second dimension.</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);
}
