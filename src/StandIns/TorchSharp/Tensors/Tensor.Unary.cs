using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_square = new("aten::square");
        private static readonly Operator s_sqrt = new("aten::sqrt");
        private static readonly Operator s_log = new("aten::log");
        private static readonly Operator s_sin = new("aten::sin");
        private static readonly Operator s_tanh = new("aten::tanh");
        private static readonly Operator s_sigmoid = new("aten::sigmoid");
        private static readonly Operator s_relu = new("aten::relu");
        private static readonly Operator s_relu_ = new("aten::relu_");
        private static readonly Operator s_leakyRelu = new("aten::leaky_relu");
        private static readonly Operator s_leakyRelu_ = new("aten::leaky_relu_");
        private static readonly Operator s_gelu = new("aten::gelu");
        private static readonly Operator s_softplus = new("aten::softplus");
        private static readonly Operator s_isfinite = new("aten::isfinite");
        private static readonly Operator s_floor = new("aten::floor");
        private static readonly Operator s_floor_ = new("aten::floor_");
        private static readonly Operator s_round = new("aten::round");
        private static readonly Operator s_round_ = new("aten::round_");
        private static readonly Operator s_roundDecimals_ = new("aten::round_", "decimals");
        private static readonly Operator s_roundDecimals = new("aten::round", "decimals");

        /// <summary>The square of each element.</summary>
        public Tensor square() => s_square.Call(this);

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt() => s_sqrt.Call(this);

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => s_log.Call(this);

        /// <summary>The sine of each element.</summary>
        public Tensor sin() => s_sin.Call(this);

        /// <summary>The hyperbolic tangent of each element.</summary>
        public Tensor tanh() => s_tanh.Call(this);

        /// <summary>1/(1 + e^(−x)) of each element x.</summary>
        public Tensor sigmoid() => s_sigmoid.Call(this);

        /// <summary>Each element, or zero where it is negative.</summary>
        public Tensor relu() => s_relu.Call(this);

        /// <summary>Makes negative elements zero, in place.</summary>
        public Tensor relu_() => s_relu_.InPlace(this);

        /// <summary>Each element, times a slope where it is negative.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => s_leakyRelu.Call(this, negative_slope);

        /// <summary>Multiplies negative elements by a slope, in place.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => s_leakyRelu_.InPlace(this, negative_slope);

        /// <summary>x times the normal distribution function of x, for each element x.</summary>
        public Tensor gelu() => s_gelu.Call(this);

        /// <summary>log(1 + e^(βx))/β of each element x; x itself where βx is above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => s_softplus.Call(this, (Scalar)beta, (Scalar)threshold);

        /// <summary>Where elements are neither infinite nor not a number.</summary>
        public Tensor isfinite() => s_isfinite.Call(this);

        /// <summary>Each element rounded down.</summary>
        public Tensor floor() => s_floor.Call(this);

        /// <summary>Each element rounded down, in place.</summary>
        public Tensor floor_() => s_floor_.InPlace(this);

        /// <summary>Each element rounded to the nearest number with so many decimals; halves to the even one.</summary>
        public Tensor round(long decimals = 0) => decimals == 0 ? s_round.Call(this) : s_roundDecimals.Call(this, decimals);

        /// <summary>The nearest number with so many decimals, of two the even one, in place.</summary>
        public Tensor round_(long decimals = 0) => decimals == 0 ? s_round_.InPlace(this) : s_roundDecimals_.InPlace(this, decimals);
    }
}
