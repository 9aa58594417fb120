using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution of images. Keys: <c>weight</c> (out × in/groups × height × width), <c>bias</c> (out).</summary>
/// <remarks>Initialised as PyTorch does: weight and bias uniform in ±1/√fan-in.</remarks>
public sealed class Conv2d : Convolution
{
    private static readonly long[] s_none = [0, 0];

    private readonly PaddingModes _paddingMode;
    private readonly Padding? _paddingType;
    private readonly long[] _edges;

    internal Conv2d(
        (long In, long Out) channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation,
        PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), channels, kernel_size, stride, padding, dilation, false, groups, bias, device, dtype)
    {
        _paddingMode = padding_mode;
        _paddingType = padding_type;
        _edges = Edges(padding_type);
    }

    /// <summary>Convolves.</summary>
    /// <param name="input">N×in×H×W, or in×H×W.</param>
    /// <returns>N×out×H'×W', or out×H'×W'.</returns>
    /// <exception cref="ArgumentException">The input has another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        ThrowUnlessImage(input);
        if (_paddingMode != PaddingModes.Zeros)
        {
            using Tensor padded = nn.functional.pad(input, _edges, _paddingMode);
            return nn.functional.conv2d(padded, weight, bias, stride, s_none, dilation, groups);
        }

        return _paddingType is { } type
            ? nn.functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
            : nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
    }

    // Left, right, top, bottom, as pad takes them.
    private long[] Edges(Padding? type)
    {
        if (type is null)
        {
            return [padding[1], padding[1], padding[0], padding[0]];
        }

        if (type == Padding.Valid)
        {
            return [0, 0, 0, 0];
        }

        if (stride.Any(step => step != 1))
        {
            throw new ArgumentException($"Padding.Same goes with a stride of 1, not {string.Join('×', stride)}.", nameof(type));
        }

        long width = dilation[1] * (kernel_size[1] - 1);
        long height = dilation[0] * (kernel_size[0] - 1);
        return [width / 2, width - (width / 2), height / 2, height - (height / 2)];
    }
}
