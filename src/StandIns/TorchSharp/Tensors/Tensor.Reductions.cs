using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_sum = new("aten::sum");
        private static readonly Operator s_sumDim = new("aten::sum", "dim_IntList");
        private static readonly Operator s_mean = new("aten::mean");
        private static readonly Operator s_meanDim = new("aten::mean", "dim");
        private static readonly Operator s_all = new("aten::all");

        /// <summary>The sum of all elements.</summary>
        /// <param name="type">The type to convert to before summing.</param>
        public Tensor sum(ScalarType? type = null) => s_sum.Call(this, type);

        /// <summary>The sums along a dimension.</summary>
        /// <param name="dim">The dimension to sum over.</param>
        /// <param name="keepdim">Whether it stays, with length 1.</param>
        /// <param name="type">The type to convert to before summing.</param>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => s_sumDim.Call(this, (long[])[dim], keepdim, type);

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => s_mean.Call(this);

        /// <summary>The means along dimensions.</summary>
        /// <param name="dimensions">The dimensions to average over.</param>
        /// <param name="keepdim">Whether they stay, with length 1.</param>
        /// <param name="type">The type to convert to before averaging.</param>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            s_meanDim.Call(this, dimensions, keepdim, type);

        /// <summary>Whether every element is not zero.</summary>
        public Tensor all() => s_all.Call(this);
    }
}
