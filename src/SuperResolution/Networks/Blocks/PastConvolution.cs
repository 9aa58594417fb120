using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// Convolutions that see only pixels before their own in raster order: the masked ones of PixelCNN (van den Oord et al. 2016, "Conditional Image
/// Generation with PixelCNN Decoders", section 2.2), whose weights under the mask are left out instead of multiplied by 0.
/// </summary>
internal static class PastConvolution
{
    /// <summary>The part of a k×k kernel in the rows above: ⌊k/2⌋×k.</summary>
    public static Conv2d Above(int inputs, int outputs, int kernel) =>
        Conv2d(inputs, outputs, (kernel / 2, kernel), padding: (kernel / 2, kernel / 2));

    /// <summary>The part of a kernel in the row itself: 1×⌊k/2⌋ to the left (type A), or with the pixel itself 1×(⌊k/2⌋ + 1) (type B).</summary>
    public static Conv2d Left(int inputs, int outputs, int kernel, bool self, bool bias = true) =>
        Conv2d(inputs, outputs, (1, kernel / 2 + (self ? 1 : 0)), padding: (0, kernel / 2), bias: bias);

    /// <summary>Such a convolution of whole maps, [N, C, H, W]; the input stays.</summary>
    public static Tensor OfPast(this Tensor input, Conv2d layer)
    {
        // With as much padding on all sides as lies before, the first H×W results are those whose kernels end above or to the left.
        using Tensor padded = input.Through(layer);
        using Tensor rows = padded.narrow(2, 0, input.shape[2]);
        return rows.narrow(3, 0, input.shape[3]);
    }

    /// <summary>
    /// The same for the one place that follows: from the rows above, [N, C, ⌊k/2⌋, W], the next row, [N, C', 1, W]; or from as many pixels as the
    /// kernel is wide, [N, C', 1, 1]. The input stays.
    /// </summary>
    public static Tensor Next(this Tensor window, Conv2d layer)
    {
        long[] padding = layer.padding!;
        bool above = padding[0] > 0;
        return MixedPrecision.Convolution(window, layer.weight!, layer.bias, strides: [1, 1], padding: [0, above ? padding[1] : 0]);
    }
}
