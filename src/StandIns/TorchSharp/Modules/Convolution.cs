using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the convolutions: their sizes, weight and bias.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(nameof(weight))]
    private Parameter? _weight;

    [ComponentName(nameof(bias))]
    private Parameter? _bias;

    private protected Convolution(
        string name, (long In, long Out) channels, long[] kernel_size, long[] stride, long[] padding, long[] dilation,
        bool transposed, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(name)
    {
        (in_channels, out_channels) = channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.groups = groups;

        long[] shape = transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = new Parameter(empty(shape, dtype, device));
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias)
        {
            this.bias = new Parameter(empty(out_channels, dtype, device));
            nn.init.UniformByFanIn(this.bias, weight);
        }
    }

    /// <summary>The number of channels that come in.</summary>
    public long in_channels { get; }

    /// <summary>The number of channels that go out.</summary>
    public long out_channels { get; }

    /// <summary>The kernel's size in each spatial dimension.</summary>
    public long[] kernel_size { get; }

    /// <summary>The step in each spatial dimension.</summary>
    public long[] stride { get; }

    /// <summary>What is added on both sides of each spatial dimension.</summary>
    public long[] padding { get; }

    /// <summary>The distance between the kernel's taps in each spatial dimension.</summary>
    public long[] dilation { get; }

    /// <summary>The number of groups that the channels are divided into; channels of different groups do not meet.</summary>
    public long groups { get; }

    /// <summary>The kernel. A new value takes the place of the old one, which is released.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Hold(ref _weight, value, nameof(weight));
    }

    /// <summary>What is added to each channel, or null. A new value takes the place of the old one, which is released.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => Hold(ref _bias, value, nameof(bias));
    }

    private protected void ThrowUnlessImage(Tensor input)
    {
        long[] shape = input.shape;
        if (!(shape.Length == 4 && shape[1] == in_channels) && !(shape.Length == 3 && shape[0] == in_channels))
        {
            throw new ArgumentException(
                $"{GetName()} takes N×{in_channels}×H×W or {in_channels}×H×W, and the input is {string.Join('×', shape)}.", nameof(input));
        }
    }
}
