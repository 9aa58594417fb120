using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution of images. Keys: <c>weight</c> (out × in/groups × height × width), <c>bias</c> (out).</summary>
/// <remarks>Initialised as PyTorch does: weight and bias uniform in ±1/√fan-in.</remarks>
public sealed class Conv2d : Convolution
{
    private static readonly Operator s_conv2d = new("aten::conv2d");
    private static readonly Operator s_conv2dPadding = new("aten::conv2d", "padding");
    private static readonly Operator s_pad = new("aten::pad");
    private static readonly long[] s_none = [0, 0];

    private readonly Padding? _paddingType;
    private readonly string? _edgeMode;
    private readonly long[] _edges;

    internal Conv2d(
        (long In, long Out) channels, (long Height, long Width) kernel_size, (long Height, long Width) stride, (long Height, long Width) padding,
        Padding? padding_type, (long Height, long Width) dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), channels, Sides(kernel_size), Sides(stride), Sides(padding), Sides(dilation), groups, bias, device, dtype)
    {
        if (padding_type == Padding.Same && stride != (1, 1))
        {
            throw new ArgumentException(
                $"Padding.Same goes with a stride of 1, not {string.Join('×', Sides(stride).Distinct())}.", nameof(stride));
        }

        _paddingType = padding_type;
        _edgeMode = NameOf(padding_mode);

        // Left, right, top, bottom, as pad takes them.
        bool same = padding_type == Padding.Same;
        long across = same ? dilation.Width * (kernel_size.Width - 1) : 2 * padding.Width;
        long down = same ? dilation.Height * (kernel_size.Height - 1) : 2 * padding.Height;
        _edges = [across / 2, across - (across / 2), down / 2, down - (down / 2)];
    }

    /// <summary>Convolves.</summary>
    /// <param name="input">N×in×H×W, or in×H×W.</param>
    /// <returns>N×out×H'×W', or out×H'×W'.</returns>
    /// <exception cref="ArgumentException">The input has another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        ThrowUnlessImage(input);
        if (_edgeMode is not null)
        {
            using Tensor padded = s_pad.Call(input, _edges, _edgeMode);
            return s_conv2d.Call(padded, weight, bias, stride, s_none, dilation, groups);
        }

        return _paddingType is { } type
            ? s_conv2dPadding.Call(input, weight, bias, stride, type == Padding.Same ? "same" : "valid", dilation, groups)
            : s_conv2d.Call(input, weight, bias, stride, padding, dilation, groups);
    }

    private static long[] Sides((long Height, long Width) sides) => [sides.Height, sides.Width];

    // Null where the convolution itself pads: with zeros.
    private static string? NameOf(PaddingModes mode) => mode switch
    {
        PaddingModes.Zeros or PaddingModes.Constant => null,
        PaddingModes.Reflect => "reflect",
        PaddingModes.Replicate => "replicate",
        PaddingModes.Circular => "circular",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Use Zeros, Reflect, Replicate or Circular."),
    };
}
