using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_min = new("aten::min");
        private static readonly Operator s_max = new("aten::max");
        private static readonly Operator s_all = new("aten::all");
        private static readonly Operator s_allDim = new("aten::all", "dim");
        private static readonly Operator s_any = new("aten::any");
        private static readonly Operator s_anyDim = new("aten::any", "dim");
        private static readonly Operator s_prod = new("aten::prod");
        private static readonly Operator s_median = new("aten::median");
        private static readonly Operator s_cumsum = new("aten::cumsum");

        private static readonly Operator s_minDim = new("aten::min", "dim");
        private static readonly Operator s_maxDim = new("aten::max", "dim");
        private static readonly Operator s_argmin = new("aten::argmin");
        private static readonly Operator s_argmax = new("aten::argmax");
        private static readonly Operator s_amin = new("aten::amin");
        private static readonly Operator s_amax = new("aten::amax");
        private static readonly Operator s_norm = new("aten::norm", "Scalar");
        private static readonly Operator s_normDim = new("aten::norm", "ScalarOpt_dim");

        /// <summary>The smallest element.</summary>
        public Tensor min() => s_min.Call(this);

        /// <summary>The smallest elements along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => s_minDim.CallPair(this, dim, keepdim);

        /// <summary>Where the smallest element is in row-major order.</summary>
        public Tensor argmin() => s_argmin.Call(this);

        /// <summary>Where the smallest elements are along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => s_argmin.Call(this, dim, keepdim);

        /// <summary>The smallest elements along dimensions.</summary>
        public Tensor amin(params long[] dims) => s_amin.Call(this, dims);

        /// <summary>The largest element.</summary>
        public Tensor max() => s_max.Call(this);

        /// <summary>The largest elements along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => s_maxDim.CallPair(this, dim, keepdim);

        /// <summary>Where the largest element is in row-major order.</summary>
        public Tensor argmax() => s_argmax.Call(this);

        /// <summary>Where the largest elements are along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => s_argmax.Call(this, dim, keepdim);

        /// <summary>The largest elements along dimensions.</summary>
        public Tensor amax(params long[] dims) => s_amax.Call(this, dims);

        /// <summary>Whether every element is not zero.</summary>
        public Tensor all() => s_all.Call(this);

        /// <summary>Whether every element is not zero, along a dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => s_allDim.Call(this, dim, keepdim);

        /// <summary>Whether some element is not zero.</summary>
        public Tensor any() => s_any.Call(this);

        /// <summary>Whether some element is not zero, along a dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => s_anyDim.Call(this, dim, keepdim);

        /// <summary>The product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => s_prod.Call(this, type);

        /// <summary>The lower median of all elements.</summary>
        public Tensor median() => s_median.Call(this);

        /// <summary>The sums of all elements up to each along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => s_cumsum.Call(this, dim, type);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => s_norm.Call(this, (Scalar)p);

        /// <summary>The p-norms along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => s_normDim.Call(this, (Scalar)p, (long[])[dim], keepdim);
    }
}
