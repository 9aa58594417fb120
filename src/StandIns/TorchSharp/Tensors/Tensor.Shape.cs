using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_view = new("aten::view");
        private static readonly Operator s_flattenUsingInts = new("aten::flatten", "using_ints");
        private static readonly Operator s_permute = new("aten::permute");
        private static readonly Operator s_flip = new("aten::flip");
        private static readonly Operator s_t = new("aten::t");
        private static readonly Operator s_squeeze = new("aten::squeeze");
        private static readonly Operator s_squeezeDim = new("aten::squeeze", "dim");
        private static readonly Operator s_unsqueeze = new("aten::unsqueeze");
        private static readonly Operator s_expand = new("aten::expand");
        private static readonly Operator s_asStrided = new("aten::as_strided");
        private static readonly Operator s_contiguous = new("aten::contiguous");

        /// <summary>The same memory with another shape; one length may be −1.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The strides do not allow it.</exception>
        public Tensor view(params long[] shape) => s_view.Call(this, shape);

        /// <summary>The dimensions from one to another, both included, made one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => s_flattenUsingInts.Call(this, start_dim, end_dim);

        /// <summary>The same memory with the dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => s_permute.Call(this, permutation);

        /// <summary>A copy with the elements of some dimensions in reverse order.</summary>
        public Tensor flip(params long[] dims) => s_flip.Call(this, dims);

        /// <summary>The same memory of a matrix, transposed.</summary>
        public Tensor t() => s_t.Call(this);

        /// <summary>The same memory without a dimension of length 1, or without all of them.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } given ? s_squeezeDim.Call(this, given) : s_squeeze.Call(this);

        /// <summary>The same memory with one more dimension, of length 1.</summary>
        public Tensor unsqueeze(long dim) => s_unsqueeze.Call(this, dim);

        /// <summary>The same memory repeated along dimensions of length 1, without copying; −1 keeps a length.</summary>
        public Tensor expand(params long[] sizes) => s_expand.Call(this, sizes);

        /// <summary>The same memory with any shape, strides and first element.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            s_asStrided.Call(this, size, strides, storageOffset);

        /// <summary>The same elements in row-major order, copied only where they are not.</summary>
        public Tensor contiguous() => s_contiguous.Call(this);
    }
}
