using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_relu = new("aten::relu");
            private static readonly Operator s_relu_ = new("aten::relu_");
            private static readonly Operator s_leaky_relu = new("aten::leaky_relu");
            private static readonly Operator s_leaky_relu_ = new("aten::leaky_relu_");
            private static readonly Operator s_prelu = new("aten::prelu");
            private static readonly Operator s_gelu = new("aten::gelu");
            private static readonly Operator s_tanh = new("aten::tanh");
            private static readonly Operator s_tanh_ = new("aten::tanh_");
            private static readonly Operator s_sigmoid = new("aten::sigmoid");
            private static readonly Operator s_softplus = new("aten::softplus");
            private static readonly Operator s_dropout = new("aten::dropout");
            private static readonly Operator s_dropout_ = new("aten::dropout_");

            /// <summary>max(x, 0).</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether <paramref name="x"/> itself is changed.</param>
            /// <returns>The same shape; where in place, another handle to <paramref name="x"/>.</returns>
            public static Tensor relu(Tensor x, bool inplace = false) => (inplace ? s_relu_ : s_relu).Call(x);

            /// <summary>x where x is positive, else a slope times x.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="negative_slope">The slope.</param>
            /// <param name="inplace">Whether <paramref name="input"/> itself is changed.</param>
            /// <returns>The same shape; where in place, another handle to <paramref name="input"/>.</returns>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                (inplace ? s_leaky_relu_ : s_leaky_relu).Call(input, negative_slope);

            /// <summary>x where x is positive, else its channel's slope times x.</summary>
            /// <param name="input">Any shape, with channels in its second dimension.</param>
            /// <param name="weight">The slopes: one, or one a channel.</param>
            /// <returns>The same shape.</returns>
            public static Tensor prelu(Tensor input, Tensor weight) => s_prelu.Call(input, weight);

            /// <summary>x times the normal distribution function of x.</summary>
            /// <param name="x">Any shape.</param>
            /// <returns>The same shape.</returns>
            public static Tensor gelu(Tensor x) => s_gelu.Call(x);

            /// <summary>The hyperbolic tangent.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="inplace">Whether <paramref name="x"/> itself is changed.</param>
            /// <returns>The same shape; where in place, another handle to <paramref name="x"/>.</returns>
            public static Tensor tanh(Tensor x, bool inplace = false) => (inplace ? s_tanh_ : s_tanh).Call(x);

            /// <summary>1 / (1 + exp(−x)).</summary>
            /// <param name="x">Any shape.</param>
            /// <returns>The same shape.</returns>
            public static Tensor sigmoid(Tensor x) => s_sigmoid.Call(x);

            /// <summary>log(1 + exp(βx)) / β.</summary>
            /// <param name="x">Any shape.</param>
            /// <param name="beta">β.</param>
            /// <param name="threshold">Where βx is larger, the result is x.</param>
            /// <returns>The same shape.</returns>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => s_softplus.Call(x, beta, threshold);

            /// <summary>In training, zeros elements at random and divides the others by the probability of staying.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">The probability of a zero, in [0, 1].</param>
            /// <param name="training">False: nothing changes.</param>
            /// <param name="inplace">Whether <paramref name="input"/> itself is changed.</param>
            /// <returns>The same shape; where in place, another handle to <paramref name="input"/>.</returns>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? s_dropout_ : s_dropout).Call(input, p, training);
        }
    }
}
