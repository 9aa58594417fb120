using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>The checks of arguments that all degradations share.</summary>
internal static class DegradationInput
{
    /// <exception cref="ArgumentOutOfRangeException">The scale is not 2, 3, 4 or 8.</exception>
    public static int RequireScale(int scale) => scale is 2 or 3 or 4 or 8
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "Images are made smaller by 2, 3, 4 or 8.");

    /// <summary>The size of the result.</summary>
    /// <exception cref="ArgumentException">The image is not [N, C, H, W] with sides that are multiples of the scale.</exception>
    public static (int Height, int Width) LowSize(Tensor high, int scale)
    {
        ArgumentNullException.ThrowIfNull(high);
        long[] shape = high.shape;
        return shape is [_, _, >= 1, >= 1] && shape[2] % scale == 0 && shape[3] % scale == 0
            ? ((int)(shape[2] / scale), (int)(shape[3] / scale))
            : throw new ArgumentException(
                $"Images to make smaller by {scale} are [N, C, H, W] with sides that are multiples of {scale}; given "
                + $"[{string.Join(", ", shape)}]. Cut them at the right and bottom.",
                nameof(high));
    }

    /// <exception cref="ArgumentException">The images are not [N, 3, H, W] of floating-point values.</exception>
    public static void RequireColours(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.shape is not [>= 1, 3, >= 1, >= 1] || !images.is_floating_point())
        {
            throw new ArgumentException(
                $"Images are [N, 3, H, W] of floating-point values in [0, 1]; given [{string.Join(", ", images.shape)}] of {images.dtype}.", nameof(images));
        }
    }
}
