using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>Transposed convolutions that enlarge by their stride.</summary>
internal static class Deconvolution
{
    /// <summary>
    /// A k×k transposed convolution, [N, C, H, W] to [N, C', rH, rW], in float32 or float64, as libtorch has none in bfloat16 for CPUs; the input is disposed.
    /// </summary>
    /// <param name="input">The maps.</param>
    /// <param name="layer">The layer, of an odd k.</param>
    /// <param name="scale">r.</param>
    public static Tensor Deconvolved(this Tensor input, ConvTranspose2d layer, int scale)
    {
        ScalarType type = input.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        long edge = layer.weight!.shape[2] / 2;
        using (input)
        using (Tensor x = input.to(type), weight = layer.weight!.to(type), bias = layer.bias!.to(type))
        {
            return functional.conv_transpose2d(
                x, weight, bias, strides: [scale, scale], padding: [edge, edge], output_padding: [scale - 1, scale - 1]);
        }
    }
}
