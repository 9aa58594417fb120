using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_sum = new("aten::sum");
        private static readonly Operator s_sumDimIntlist = new("aten::sum", "dim_IntList");
        private static readonly Operator s_mean = new("aten::mean");
        private static readonly Operator s_meanDim = new("aten::mean", "dim");

        /// <summary>The sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => s_sum.Call(this, type);

        /// <summary>The sums along dimensions.</summary>
        /// <param name="dim">The dimensions to sum up.</param>
        /// <param name="keepdim">Whether they stay, with length 1.</param>
        /// <param name="type">The type to convert to before summing.</param>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => s_sumDimIntlist.Call(this, dim, keepdim, type);

        /// <inheritdoc cref="sum(long[], bool, ScalarType?)"/>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => sum(dim.ToArray(), keepdim, type);

        /// <inheritdoc cref="sum(long[], bool, ScalarType?)"/>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum((long[])[dim], keepdim, type);

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => s_mean.Call(this);

        /// <summary>The means along dimensions.</summary>
        /// <param name="dimensions">The dimensions to average over.</param>
        /// <param name="keepdim">Whether they stay, with length 1.</param>
        /// <param name="type">The type to convert to before averaging.</param>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            s_meanDim.Call(this, dimensions, keepdim, type);

        private static readonly Operator s_var = new("aten::var");
        private static readonly Operator s_varDim = new("aten::var", "dim");

        /// <summary>The variance of all elements; unbiased where the sum of squares is divided by one less than their number.</summary>
        public Tensor var(bool unbiased = true) => s_var.Call(this, unbiased);

        /// <summary>The variances along dimensions.</summary>
        /// <param name="dimensions">The dimensions to go along.</param>
        /// <param name="unbiased">Whether the sum of squares is divided by one less than the number of elements.</param>
        /// <param name="keepdim">Whether the dimensions stay, with length 1.</param>
        /// <param name="type">The type of the result; null for this tensor's.</param>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            Tensor result = s_varDim.Call(this, dimensions, unbiased, keepdim);
            return type is { } wanted ? result.to(wanted, disposeAfter: wanted != result.dtype) : result;
        }

        /// <inheritdoc cref="var(long[], bool, bool, ScalarType?)"/>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);

        /// <inheritdoc cref="var(long[], bool, bool, ScalarType?)"/>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var((long[])[dim], unbiased, keepdim, type);

        private static readonly Operator s_std = new("aten::std");
        private static readonly Operator s_stdDim = new("aten::std", "dim");

        /// <summary>The standard deviation of all elements; unbiased where the sum of squares is divided by one less than their
        /// number.</summary>
        public Tensor std(bool unbiased = true) => s_std.Call(this, unbiased);

        /// <summary>The standard deviations along dimensions.</summary>
        /// <param name="dimensions">The dimensions to go along.</param>
        /// <param name="unbiased">Whether the sum of squares is divided by one less than the number of elements.</param>
        /// <param name="keepdim">Whether the dimensions stay, with length 1.</param>
        /// <param name="type">The type of the result; null for this tensor's.</param>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            Tensor result = s_stdDim.Call(this, dimensions, unbiased, keepdim);
            return type is { } wanted ? result.to(wanted, disposeAfter: wanted != result.dtype) : result;
        }

        /// <inheritdoc cref="std(long[], bool, bool, ScalarType?)"/>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);

        /// <inheritdoc cref="std(long[], bool, bool, ScalarType?)"/>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std((long[])[dim], unbiased, keepdim, type);
    }
}
