using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>Transposed convolutions that enlarge by their stride.</summary>
internal static class Deconvolution
{
    /// <summary>
    /// A k×k transposed convolution, [N, C, H, W] to [N, C', rH, rW], in float32 or float64; the input is disposed. It is computed as the sub-pixel convolution
    /// that it equals (Shi et al. 2016, "Is the deconvolution layer the same as a convolutional layer?"), for which processors have fast code.
    /// </summary>
    /// <param name="input">The maps.</param>
    /// <param name="layer">The layer, of an odd k.</param>
    /// <param name="scale">r.</param>
    public static Tensor Deconvolved(this Tensor input, ConvTranspose2d layer, int scale)
    {
        ScalarType type = input.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        using DisposeScope scope = NewDisposeScope();
        using (input)
        {
            Tensor kernels = SubPixelKernels(layer.weight!.to(type), scale);
            long edge = kernels.shape[2] / 2;
            Tensor maps = functional.conv2d(input.to(type), kernels, padding: [edge, edge]);
            Tensor shift = layer.bias!.to(type).view(1, -1, 1, 1);
            return (functional.pixel_shuffle(maps, scale) + shift).MoveToOuterDisposeScope();
        }
    }

    // Pixel p of a place gets from the place d before it the tap k = r·d + p + ⌊k/2⌋: with zeros around the kernel, its side is cut into pieces of r taps, a piece
    // for each d, the last piece for the first place.
    private static Tensor SubPixelKernels(Tensor weight, int scale)
    {
        (long inputs, long outputs, long side) = (weight.shape[0], weight.shape[1], weight.shape[2]);
        long edge = side / 2, reach = (edge + scale - 1) / scale, places = 2 * reach + 1;
        Tensor taps = zeros([inputs, outputs, places * scale, places * scale], weight.dtype, weight.device);
        taps.narrow(2, scale * reach - edge, side).narrow(3, scale * reach - edge, side).copy_(weight);
        return taps.view(inputs, outputs, places, scale, places, scale)
            .permute(1, 3, 5, 0, 2, 4)
            .flip(4, 5).contiguous()
            .view(outputs * scale * scale, inputs, places, places);
    }
}
