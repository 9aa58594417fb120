using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the convolutions: their channels, weight and bias.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private readonly long _inChannels;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _dilation;

    private protected Convolution(
        string name, (long In, long Out) channels, long[] kernel, long[] stride, long[] padding, long[] dilation, long groups, bool bias,
        Device? device, ScalarType? dtype, bool transposed = false)
        : base(name)
    {
        _inChannels = channels.In;
        _stride = stride;
        _padding = padding;
        _dilation = dilation;
        this.groups = groups;
        (long first, long second) = transposed ? (channels.In, channels.Out) : (channels.Out, channels.In);
        long[] shape = [first, second / groups, .. kernel];
        OwnParameter("weight", Initialization.Weight(empty(shape, dtype, device)));
        if (bias)
        {
            OwnParameter("bias", Initialization.Bias(empty(channels.Out, dtype, device), shape));
        }
    }

    /// <summary>out × in/groups × the kernel's sides; of a transposed convolution in × out/groups × the kernel's sides.</summary>
    public Parameter? weight => ParameterNamed("weight");

    /// <summary>A number for each output channel, or null.</summary>
    public Parameter? bias => ParameterNamed("bias");

    /// <summary>The kernel's step along each side.</summary>
    public long[] stride => _stride;

    /// <summary>What is added at each edge, along each side; 0 where a <see cref="Padding"/> was given.</summary>
    public long[] padding => _padding;

    /// <summary>The distance between the kernel's samples along each side.</summary>
    public long[] dilation => _dilation;

    /// <summary>In how many groups the channels are, none of which sees another.</summary>
    public long groups { get; }

    private protected void ThrowUnlessImage(Tensor input)
    {
        long[] shape = input.shape;
        if (!(shape.Length == 4 && shape[1] == _inChannels) && !(shape.Length == 3 && shape[0] == _inChannels))
        {
            throw new ArgumentException(
                $"{Name} takes N×{_inChannels}×H×W or {_inChannels}×H×W, and the input is {string.Join('×', shape)}.", nameof(input));
        }
    }
}
