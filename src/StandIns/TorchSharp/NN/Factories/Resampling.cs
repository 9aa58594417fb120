using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes N×C×H·r×W·r of N×C·r²×H×W (Shi et al., 2016).</summary>
        /// <param name="upscale_factor">The factor r.</param>
        public static PixelShuffle PixelShuffle(long upscale_factor) => new(upscale_factor);

        /// <summary>Makes N×C·r²×H×W of N×C×H·r×W·r.</summary>
        /// <param name="downscale_factor">The factor r.</param>
        public static PixelUnshuffle PixelUnshuffle(long downscale_factor) => new(downscale_factor);

        /// <summary>Makes an interpolation. Give one of <paramref name="size"/> and <paramref name="scale_factor"/>.</summary>
        /// <param name="size">The spatial sizes of the output.</param>
        /// <param name="scale_factor">The factor of each spatial size.</param>
        /// <param name="mode">How to interpolate.</param>
        /// <param name="align_corners">Whether the corners' centres coincide; for the modes that are not nearest. Null for false.</param>
        /// <param name="recompute_scale_factor">Whether positions follow from the rounded sizes; null or false: from the factors.</param>
        public static Upsample Upsample(
            long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null,
            bool? recompute_scale_factor = null) => new(size, scale_factor, mode, align_corners, recompute_scale_factor);

        /// <summary>Makes the maximum of square windows.</summary>
        /// <param name="kernel_size">The window's side.</param>
        /// <param name="stride">The step; null for the window's side.</param>
        /// <param name="padding">What is added on each side, at most half the window's; null for 0.</param>
        /// <param name="dilation">The distance between the window's samples; null for 1.</param>
        /// <param name="ceil_mode">Whether windows that reach over the edge count.</param>
        public static MaxPool2d MaxPool2d(
            long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>Makes the mean of square windows.</summary>
        /// <param name="kernel_size">The window's side.</param>
        /// <param name="stride">The step; null for the window's side.</param>
        /// <param name="padding">What is added on each side, at most half the window's; null for 0.</param>
        /// <param name="ceil_mode">Whether windows that reach over the edge count.</param>
        /// <param name="count_include_pad">Whether what was added counts in the mean.</param>
        /// <param name="divisor_override">What sums are divided by; null for the window's size.</param>
        public static AvgPool2d AvgPool2d(
            long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
            long? divisor_override = null) => new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Makes means of windows that give a square output of a fixed size.</summary>
        /// <param name="output_size">The output's side.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(output_size);
    }
}
