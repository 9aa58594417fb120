using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>The brightness of colours, on which the super-resolution benchmarks compare.</summary>
public static class Luma
{
    /// <summary>
    /// Y of ITU-R BT.601 in studio range, as MATLAB's <c>rgb2ycbcr</c> computes it: 65.481 R + 128.553 G + 24.966 B + 16.
    /// </summary>
    /// <param name="rgb">[N, 3, H, W], floating point in [0, 1], on any device.</param>
    /// <param name="rounded">Whether to round to 8 bits, halves up, as MATLAB does with images of type uint8.</param>
    /// <returns>[N, 1, H, W] in 8-bit units, 16 for black to 235 for white, of the input's type.</returns>
    /// <exception cref="ArgumentException">The input is not [N, 3, H, W] or has no floating-point values.</exception>
    public static Tensor Bt601(Tensor rgb, bool rounded = false)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        if (rgb.ndim != 4 || rgb.shape[1] != 3 || !rgb.is_floating_point())
        {
            throw new ArgumentException(
                $"Luma is computed from [N, 3, H, W] with floating-point values; given [{string.Join(", ", rgb.shape)}] of {rgb.dtype}.",
                nameof(rgb));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor y = Channel(0).mul(65.481).add(Channel(1).mul(128.553)).add(Channel(2).mul(24.966)).add(16);
        return (rounded ? y.add(0.5).floor() : y).MoveToOuterDisposeScope();

        Tensor Channel(int index) => rgb.narrow(1, index, 1);
    }
}
