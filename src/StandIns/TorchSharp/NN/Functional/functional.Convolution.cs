using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What modules compute, as functions.</summary>
        public static partial class functional
        {
            private static readonly Operator s_conv2d = new("aten::conv2d");
            private static readonly Operator s_conv2d_padding = new("aten::conv2d", "padding");
            private static readonly Operator s_conv_transpose2d = new("aten::conv_transpose2d", "input");
            private static readonly Operator s_linear = new("aten::linear");
            private static readonly long[] s_zeros = [0, 0];
            private static readonly long[] s_ones = [1, 1];

            /// <summary>Convolves images.</summary>
            /// <param name="input">N×in×H×W, or in×H×W.</param>
            /// <param name="weight">out × in/groups × height × width.</param>
            /// <param name="bias">out, or null.</param>
            /// <param name="strides">The steps in height and width; null for 1.</param>
            /// <param name="padding">The zeros on both sides of height and width; null for 0.</param>
            /// <param name="dilation">The distances between taps; null for 1.</param>
            /// <param name="groups">The number of groups of channels.</param>
            /// <returns>N×out×H'×W', or out×H'×W'.</returns>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                s_conv2d.Call(input, weight, bias, Both(strides) ?? s_ones, Both(padding) ?? s_zeros, Both(dilation) ?? s_ones, groups);

            /// <summary>Convolves images with a padding given by its aim.</summary>
            /// <param name="input">N×in×H×W, or in×H×W.</param>
            /// <param name="weight">out × in/groups × height × width.</param>
            /// <param name="bias">out, or null.</param>
            /// <param name="strides">The steps in height and width; null for 1.</param>
            /// <param name="padding">The aim.</param>
            /// <param name="dilation">The distances between taps; null for 1.</param>
            /// <param name="groups">The number of groups of channels.</param>
            /// <returns>N×out×H'×W', or out×H'×W'.</returns>
            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null,
                long groups = 1) =>
                s_conv2d_padding.Call(
                    input, weight, bias, Both(strides) ?? s_ones, padding == Padding.Same ? "same" : "valid", Both(dilation) ?? s_ones, groups);

            /// <summary>Convolves images with the transpose of a convolution.</summary>
            /// <param name="input">N×in×H×W, or in×H×W.</param>
            /// <param name="weight">in × out/groups × height × width.</param>
            /// <param name="bias">out, or null.</param>
            /// <param name="strides">By how much height and width grow; null for 1.</param>
            /// <param name="padding">What is taken off both sides of the output; null for 0.</param>
            /// <param name="output_padding">What is added on one side of the output; null for 0.</param>
            /// <param name="dilation">The distances between taps; null for 1.</param>
            /// <param name="groups">The number of groups of channels.</param>
            /// <returns>N×out×H'×W', or out×H'×W'.</returns>
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null,
                long[]? dilation = null, long groups = 1) =>
                s_conv_transpose2d.Call(
                    input, weight, bias, Both(strides) ?? s_ones, Both(padding) ?? s_zeros, Both(output_padding) ?? s_zeros, groups,
                    Both(dilation) ?? s_ones);

            /// <summary>x·Wᵀ + b.</summary>
            /// <param name="input">… × in.</param>
            /// <param name="weights">out × in.</param>
            /// <param name="bias">out, or null.</param>
            /// <returns>… × out.</returns>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => s_linear.Call(input, weights, bias);

            // One number stands for height and width alike.
            private static long[]? Both(long[]? sizes) => sizes is [long side] ? [side, side] : sizes;
        }
    }
}
