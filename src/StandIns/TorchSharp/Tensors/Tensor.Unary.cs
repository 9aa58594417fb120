using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_abs = new("aten::abs");
        private static readonly Operator s_abs_ = new("aten::abs_");
        private static readonly Operator s_neg = new("aten::neg");
        private static readonly Operator s_neg_ = new("aten::neg_");
        private static readonly Operator s_sqrt = new("aten::sqrt");
        private static readonly Operator s_sqrt_ = new("aten::sqrt_");
        private static readonly Operator s_rsqrt = new("aten::rsqrt");
        private static readonly Operator s_square = new("aten::square");
        private static readonly Operator s_reciprocal = new("aten::reciprocal");
        private static readonly Operator s_reciprocal_ = new("aten::reciprocal_");
        private static readonly Operator s_exp = new("aten::exp");
        private static readonly Operator s_exp_ = new("aten::exp_");
        private static readonly Operator s_log = new("aten::log");
        private static readonly Operator s_log_ = new("aten::log_");
        private static readonly Operator s_log10 = new("aten::log10");
        private static readonly Operator s_log2 = new("aten::log2");
        private static readonly Operator s_sin = new("aten::sin");
        private static readonly Operator s_cos = new("aten::cos");
        private static readonly Operator s_floor = new("aten::floor");
        private static readonly Operator s_floor_ = new("aten::floor_");
        private static readonly Operator s_ceil = new("aten::ceil");
        private static readonly Operator s_ceil_ = new("aten::ceil_");
        private static readonly Operator s_sign = new("aten::sign");
        private static readonly Operator s_isfinite = new("aten::isfinite");
        private static readonly Operator s_isnan = new("aten::isnan");
        private static readonly Operator s_isinf = new("aten::isinf");
        private static readonly Operator s_logicalNot = new("aten::logical_not");

        private static readonly Operator s_round = new("aten::round");
        private static readonly Operator s_roundDecimals = new("aten::round", "decimals");
        private static readonly Operator s_round_ = new("aten::round_");
        private static readonly Operator s_roundDecimals_ = new("aten::round_", "decimals");

        /// <summary>The absolute value of each element.</summary>
        public Tensor abs() => s_abs.Call(this);

        /// <summary>The absolute value of each element, in place.</summary>
        public Tensor abs_() => s_abs_.InPlace(this);

        /// <summary>Each element with the other sign.</summary>
        public Tensor neg() => s_neg.Call(this);

        /// <summary>Each element with the other sign, in place.</summary>
        public Tensor neg_() => s_neg_.InPlace(this);

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt() => s_sqrt.Call(this);

        /// <summary>The square root of each element, in place.</summary>
        public Tensor sqrt_() => s_sqrt_.InPlace(this);

        /// <summary>One over the square root of each element.</summary>
        public Tensor rsqrt() => s_rsqrt.Call(this);

        /// <summary>The square of each element.</summary>
        public Tensor square() => s_square.Call(this);

        /// <summary>One over each element.</summary>
        public Tensor reciprocal() => s_reciprocal.Call(this);

        /// <summary>One over each element, in place.</summary>
        public Tensor reciprocal_() => s_reciprocal_.InPlace(this);

        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => s_exp.Call(this);

        /// <summary>e to the power of each element, in place.</summary>
        public Tensor exp_() => s_exp_.InPlace(this);

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => s_log.Call(this);

        /// <summary>The natural logarithm of each element, in place.</summary>
        public Tensor log_() => s_log_.InPlace(this);

        /// <summary>The decimal logarithm of each element.</summary>
        public Tensor log10() => s_log10.Call(this);

        /// <summary>The binary logarithm of each element.</summary>
        public Tensor log2() => s_log2.Call(this);

        /// <summary>The sine of each element.</summary>
        public Tensor sin() => s_sin.Call(this);

        /// <summary>The cosine of each element.</summary>
        public Tensor cos() => s_cos.Call(this);

        /// <summary>Each element rounded down.</summary>
        public Tensor floor() => s_floor.Call(this);

        /// <summary>Each element rounded down, in place.</summary>
        public Tensor floor_() => s_floor_.InPlace(this);

        /// <summary>Each element rounded up.</summary>
        public Tensor ceil() => s_ceil.Call(this);

        /// <summary>Each element rounded up, in place.</summary>
        public Tensor ceil_() => s_ceil_.InPlace(this);

        /// <summary>−1, 0 or 1 by the sign of each element.</summary>
        public Tensor sign() => s_sign.Call(this);

        /// <summary>Where elements are neither infinite nor not a number.</summary>
        public Tensor isfinite() => s_isfinite.Call(this);

        /// <summary>Where elements are not a number.</summary>
        public Tensor isnan() => s_isnan.Call(this);

        /// <summary>Where elements are infinite.</summary>
        public Tensor isinf() => s_isinf.Call(this);

        /// <summary>Where elements are zero.</summary>
        public Tensor logical_not() => s_logicalNot.Call(this);

        /// <summary>Each element with the other sign.</summary>
        public Tensor negative() => neg();

        /// <summary>Each element rounded to the nearest number with so many decimals; halves to the even one.</summary>
        public Tensor round(long decimals = 0) => decimals == 0 ? s_round.Call(this) : s_roundDecimals.Call(this, decimals);

        /// <summary>Each element rounded to the nearest number with so many decimals, in place; halves to the even one.</summary>
        public Tensor round_(long decimals = 0) => decimals == 0 ? s_round_.InPlace(this) : s_roundDecimals_.InPlace(this, decimals);
    }
}
