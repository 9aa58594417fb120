using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What modules compute, as functions.</summary>
        public static partial class functional
        {
            private static readonly Operator s_mse_loss = new("aten::mse_loss");
            private static readonly Operator s_l1_loss = new("aten::l1_loss");
            private static readonly Operator s_cross_entropy_loss = new("aten::cross_entropy_loss");
            private static readonly Operator s_conv2d = new("aten::conv2d");
            private static readonly Operator s_pixel_shuffle = new("aten::pixel_shuffle");
            private static readonly Operator s_prelu = new("aten::prelu");
            private static readonly Operator s_linear = new("aten::linear");
            private static readonly Operator s_max_pool2d = new("aten::max_pool2d");

            /// <summary>(x − y)².</summary>
            /// <param name="input">The prediction.</param>
            /// <param name="target">What it should be.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                s_mse_loss.Call(input, target, (long)reduction);

            /// <summary>|x − y|.</summary>
            /// <param name="input">The prediction.</param>
            /// <param name="target">What it should be.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                s_l1_loss.Call(input, target, (long)reduction);

            /// <summary>The negative logarithm of the softmax of x, where the right classes are.</summary>
            /// <param name="input">x: batch × classes × any dimensions.</param>
            /// <param name="target">The numbers of the right classes, 64-bit: batch × the same dimensions.</param>
            /// <param name="weight">What each class is multiplied by; null for 1.</param>
            /// <param name="ignore_index">The class that does not count.</param>
            /// <param name="reduction">What is done with the values, one for each class.</param>
            /// <param name="label_smoothing">The share of the right class that all classes have.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean,
                double label_smoothing = 0) =>
                s_cross_entropy_loss.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>A convolution of images with weights that are given.</summary>
            /// <param name="input">N×in×H×W, or in×H×W.</param>
            /// <param name="weight">out × in/groups × height × width.</param>
            /// <param name="bias">A number for each output channel, or null.</param>
            /// <param name="strides">The kernel's step along each side, or along both; null for 1.</param>
            /// <param name="padding">Zeros added at each edge, along each side, or along both; null for none.</param>
            /// <param name="dilation">The distance between the kernel's samples along each side, or along both; null for 1.</param>
            /// <param name="groups">In how many groups the channels are.</param>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                s_conv2d.Call(input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            /// <summary>Moves channels into space (Shi et al., 2016).</summary>
            /// <param name="input">… × C·r² × H × W.</param>
            /// <param name="upscale_factor">r.</param>
            /// <returns>… × C × H·r × W·r.</returns>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => s_pixel_shuffle.Call(input, upscale_factor);

            /// <summary>x where x is positive, else a·x.</summary>
            /// <param name="input">Any shape, with channels in its second dimension.</param>
            /// <param name="weight">a: one number, or one for each channel, of the input's type.</param>
            public static Tensor prelu(Tensor input, Tensor weight) => s_prelu.Call(input, weight);

            /// <summary>x·Wᵀ + b.</summary>
            /// <param name="input">… × in.</param>
            /// <param name="weights">W: out × in.</param>
            /// <param name="bias">b: a number for each output, or null.</param>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => s_linear.Call(input, weights, bias);

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

            private static long[] Square(long side) => [side, side];
        }
    }
}
