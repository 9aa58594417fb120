using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the transposed convolutions.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(
        string name, (long In, long Out) channels, long[] kernel_size, long[] stride, long[] padding, long[] output_padding, long[] dilation,
        PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(name, channels, kernel_size, stride, padding, dilation, true, groups, bias, device, dtype)
    {
        if (padding_mode != PaddingModes.Zeros)
        {
            throw new ArgumentException($"A transposed convolution pads with zeros only, not with {padding_mode}.", nameof(padding_mode));
        }

        this.output_padding = output_padding;
    }

    /// <summary>What is added on one side of the output in each spatial dimension.</summary>
    public long[] output_padding { get; }
}
