using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_relu = new("aten::relu");
        private static readonly Operator s_relu_ = new("aten::relu_");
        private static readonly Operator s_sigmoid = new("aten::sigmoid");
        private static readonly Operator s_sigmoid_ = new("aten::sigmoid_");
        private static readonly Operator s_tanh = new("aten::tanh");
        private static readonly Operator s_tanh_ = new("aten::tanh_");
        private static readonly Operator s_silu = new("aten::silu");
        private static readonly Operator s_leakyRelu = new("aten::leaky_relu");
        private static readonly Operator s_leakyRelu_ = new("aten::leaky_relu_");
        private static readonly Operator s_prelu = new("aten::prelu");
        private static readonly Operator s_softplus = new("aten::softplus");
        private static readonly Operator s_softmaxInt = new("aten::softmax", "int");
        private static readonly Operator s_logSoftmaxInt = new("aten::log_softmax", "int");

        /// <summary>Each element, or zero where it is negative.</summary>
        public Tensor relu() => s_relu.Call(this);

        /// <summary>Each element, or zero where it is negative, in place.</summary>
        public Tensor relu_() => s_relu_.InPlace(this);

        /// <summary>1/(1 + e^−x) of each element x.</summary>
        public Tensor sigmoid() => s_sigmoid.Call(this);

        /// <summary>1/(1 + e^−x) of each element x, in place.</summary>
        public Tensor sigmoid_() => s_sigmoid_.InPlace(this);

        /// <summary>The hyperbolic tangent of each element.</summary>
        public Tensor tanh() => s_tanh.Call(this);

        /// <summary>The hyperbolic tangent of each element, in place.</summary>
        public Tensor tanh_() => s_tanh_.InPlace(this);

        /// <summary>x/(1 + e^−x) of each element x.</summary>
        public Tensor silu() => s_silu.Call(this);

        /// <summary>Each element, times a slope where it is negative.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => s_leakyRelu.Call(this, negative_slope);

        /// <summary>Each element, times a slope where it is negative, in place.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => s_leakyRelu_.InPlace(this, negative_slope);

        /// <summary>Each element, times its channel's slope where it is negative.</summary>
        /// <param name="target">One slope, or one for each channel.</param>
        public Tensor prelu(Tensor target) => s_prelu.Call(this, target);

        /// <summary>log(1 + e^(βx))/β of each element x; x itself where βx is above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => s_softplus.Call(this, (Scalar)beta, (Scalar)threshold);

        /// <summary>The elements made positive with the sum 1 along a dimension: e^x over the sum of e^x.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => s_softmaxInt.Call(this, dim, dtype);

        /// <summary>The logarithm of <see cref="softmax"/>.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => s_logSoftmaxInt.Call(this, dim, dtype);
    }
}
