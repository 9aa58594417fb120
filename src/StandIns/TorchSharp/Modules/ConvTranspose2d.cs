using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The transpose of a convolution of images. Keys: <c>weight</c> (in × out/groups × height × width), <c>bias</c> (out).</summary>
/// <remarks>Initialised as PyTorch does: weight and bias uniform in ±1/√fan-in, where fan-in is out/groups times the kernel's size.</remarks>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    private static readonly Operator s_conv_transpose2d = new("aten::conv_transpose2d", "input");

    private readonly long[] _outputPadding;

    internal ConvTranspose2d(
        (long In, long Out) channels, long kernel_size, long stride, long padding, long output_padding, long dilation, PaddingModes padding_mode,
        long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(ConvTranspose2d), channels, Square(kernel_size), Square(stride), Square(padding), Square(dilation), groups, bias, device, dtype)
    {
        if (padding_mode != PaddingModes.Zeros)
        {
            throw new ArgumentException($"A transposed convolution pads with zeros only, not with {padding_mode}.", nameof(padding_mode));
        }

        _outputPadding = Square(output_padding);
    }

    /// <summary>Convolves.</summary>
    /// <param name="input">N×in×H×W, or in×H×W.</param>
    /// <returns>N×out×H'×W', or out×H'×W', where H' = (H − 1)·stride − 2·padding + dilation·(kernel − 1) + output_padding + 1.</returns>
    /// <exception cref="ArgumentException">The input has another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        ThrowUnlessImage(input);
        return s_conv_transpose2d.Call(input, weight!, bias, stride, padding, _outputPadding, groups, dilation);
    }

    private static long[] Square(long side) => [side, side];
}
