using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the transposed convolutions.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(
        string name, (long In, long Out) channels, long[] kernel, long[] stride, long[] padding, long[] dilation, long groups, bool bias,
        Device? device, ScalarType? dtype)
        : base(name, channels, kernel, stride, padding, dilation, groups, bias, device, dtype, transposed: true)
    {
    }
}
