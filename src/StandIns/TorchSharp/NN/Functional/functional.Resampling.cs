using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_pixel_shuffle = new("aten::pixel_shuffle");
            private static readonly Operator s_pixel_unshuffle = new("aten::pixel_unshuffle");
            private static readonly Operator s_max_pool2d = new("aten::max_pool2d");
            private static readonly Operator s_avg_pool2d = new("aten::avg_pool2d");
            private static readonly Operator s_adaptive_avg_pool2d = new("aten::adaptive_avg_pool2d");
            private static readonly Operator s_pad = new("aten::pad");

            /// <summary>Moves channels into space (Shi et al., 2016).</summary>
            /// <param name="input">… × C·r² × H × W.</param>
            /// <param name="upscale_factor">The factor r.</param>
            /// <returns>… × C × H·r × W·r.</returns>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => s_pixel_shuffle.Call(input, upscale_factor);

            /// <summary>Moves space into channels.</summary>
            /// <param name="input">… × C × H·r × W·r.</param>
            /// <param name="downscale_factor">The factor r.</param>
            /// <returns>… × C·r² × H × W.</returns>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => s_pixel_unshuffle.Call(input, downscale_factor);

            /// <summary>The maximum of each square window.</summary>
            /// <param name="input">N×C×H×W or C×H×W.</param>
            /// <param name="kernel_size">The window's side.</param>
            /// <param name="stride">The step; null for the window's side.</param>
            /// <param name="padding">What is added on each side; null for 0.</param>
            /// <param name="dilation">The distance between the window's samples; null for 1.</param>
            /// <param name="ceil_mode">Whether windows that reach over the edge count.</param>
            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                s_max_pool2d.Call(
                    input, Square(kernel_size), Square(stride ?? kernel_size), Square(padding ?? 0), Square(dilation ?? 1), ceil_mode);

            /// <summary>The mean of each square window.</summary>
            /// <param name="input">N×C×H×W or C×H×W.</param>
            /// <param name="kernel_size">The window's side.</param>
            /// <param name="stride">The step; null for the window's side.</param>
            /// <param name="padding">What is added on each side.</param>
            /// <param name="ceil_mode">Whether windows that reach over the edge count.</param>
            /// <param name="count_include_pad">Whether what was added counts in the mean.</param>
            /// <param name="divisor_override">What sums are divided by; null for the window's size.</param>
            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                s_avg_pool2d.Call(
                    input, Square(kernel_size), Square(stride ?? kernel_size), Square(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means of windows that give a square output.</summary>
            /// <param name="input">N×C×H×W or C×H×W.</param>
            /// <param name="output_size">The output's side.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => s_adaptive_avg_pool2d.Call(input, Square(output_size));

            /// <summary>Adds elements around the last dimensions.</summary>
            /// <param name="input">Any shape; for the modes that are not constant, N×C and up to three spatial dimensions.</param>
            /// <param name="pad">How many: before and after the last dimension, before and after the one before it, ….</param>
            /// <param name="mode">What is added. <see cref="PaddingModes.Zeros"/> is <see cref="PaddingModes.Constant"/>.</param>
            /// <param name="value">What is added in the constant mode.</param>
            /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                string name = mode switch
                {
                    PaddingModes.Zeros or PaddingModes.Constant => "constant",
                    PaddingModes.Reflect => "reflect",
                    PaddingModes.Replicate => "replicate",
                    PaddingModes.Circular => "circular",
                    _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Use Constant, Reflect, Replicate or Circular."),
                };
                return s_pad.Call(input, pad, name, name == "constant" ? (Argument)value : Argument.None);
            }

            /// <summary>Adds elements around the last two dimensions.</summary>
            /// <param name="input">Any shape; for the modes that are not constant, N×C×H×W.</param>
            /// <param name="pad">How many: left, right, top, bottom.</param>
            /// <param name="mode">What is added. <see cref="PaddingModes.Zeros"/> is <see cref="PaddingModes.Constant"/>.</param>
            /// <param name="value">What is added in the constant mode.</param>
            /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);
        }
    }
}
