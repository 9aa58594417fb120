using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_view = new("aten::view");
        private static readonly Operator s_reshape = new("aten::reshape");
        private static readonly Operator s_flattenUsingInts = new("aten::flatten", "using_ints");
        private static readonly Operator s_permute = new("aten::permute");
        private static readonly Operator s_transposeInt = new("aten::transpose", "int");
        private static readonly Operator s_t = new("aten::t");
        private static readonly Operator s_unsqueeze = new("aten::unsqueeze");
        private static readonly Operator s_expand = new("aten::expand");
        private static readonly Operator s_expandAs = new("aten::expand_as");
        private static readonly Operator s_viewAs = new("aten::view_as");
        private static readonly Operator s_asStrided = new("aten::as_strided");
        private static readonly Operator s_unfold = new("aten::unfold");
        private static readonly Operator s_contiguous = new("aten::contiguous");
        private static readonly Operator s_clone = new("aten::clone");
        private static readonly Operator s_repeat = new("aten::repeat");
        private static readonly Operator s_tile = new("aten::tile");
        private static readonly Operator s_flip = new("aten::flip");

        /// <summary>The same memory with another shape; one length may be −1.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The strides do not allow it.</exception>
        public Tensor view(params long[] shape) => s_view.Call(this, shape);

        /// <summary>The same elements with another shape, copied only where the strides ask for it; one length may be −1.</summary>
        public Tensor reshape(params long[] shape) => s_reshape.Call(this, shape);

        /// <summary>The dimensions from one to another, both included, made one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => s_flattenUsingInts.Call(this, start_dim, end_dim);

        /// <summary>The same memory with the dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => s_permute.Call(this, permutation);

        /// <summary>The same memory with two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1) => s_transposeInt.Call(this, dim0, dim1);

        /// <summary>The same memory of a matrix, transposed.</summary>
        public Tensor t() => s_t.Call(this);

        private static readonly Operator s_squeeze = new("aten::squeeze");
        private static readonly Operator s_squeezeDim = new("aten::squeeze", "dim");
        private static readonly Operator s_rot90 = new("aten::rot90");

        /// <summary>The same memory without a dimension of length 1, or without all of them.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } given ? s_squeezeDim.Call(this, given) : s_squeeze.Call(this);

        /// <summary>The same memory with one more dimension, of length 1.</summary>
        public Tensor unsqueeze(long dim) => s_unsqueeze.Call(this, dim);

        /// <summary>The same memory repeated along dimensions of length 1, without copying; −1 keeps a length.</summary>
        public Tensor expand(params long[] sizes) => s_expand.Call(this, sizes);

        /// <summary>The same memory repeated to another tensor's shape, without copying.</summary>
        public Tensor expand_as(Tensor other) => s_expandAs.Call(this, other);

        /// <summary>The same memory with another tensor's shape.</summary>
        public Tensor view_as(Tensor other) => s_viewAs.Call(this, other);

        /// <summary>The same memory with any shape, strides and first element.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            s_asStrided.Call(this, size, strides, storageOffset);

        /// <summary>The same memory as windows along a dimension: their number there, their length as a new last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => s_unfold.Call(this, dimension, size, step);

        /// <summary>The same elements in row-major order, copied only where they are not.</summary>
        public Tensor contiguous() => s_contiguous.Call(this);

        /// <summary>A copy.</summary>
        public Tensor clone() => s_clone.Call(this);

        /// <summary>The tensor copied side by side so many times along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => s_repeat.Call(this, sizes);

        /// <summary>The tensor copied side by side so many times along each of the last dimensions.</summary>
        public Tensor tile(long[] reps) => s_tile.Call(this, reps);

        /// <summary>The elements in the other order along dimensions.</summary>
        public Tensor flip(params long[] dims) => s_flip.Call(this, dims);

        /// <summary>The tensor turned by so many right angles in the plane of two dimensions, the first two where none are given.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            s_rot90.Call(this, k, dims is var (from, to) ? (long[])[from, to] : [0, 1]);

        private static readonly Operator s_roll = new("aten::roll");

        /// <summary>The elements moved along a dimension, those that leave it coming in again on its other side.</summary>
        /// <param name="shifts">How far.</param>
        /// <param name="dims">The dimension; null for the elements in row-major order.</param>
        public Tensor roll(long shifts, long? dims = null) => s_roll.Call(this, (long[])[shifts], dims is { } dim ? (long[])[dim] : []);

        /// <summary>The elements moved along dimensions, those that leave one coming in again on its other side.</summary>
        public Tensor roll(long[] shifts, long[] dims) => s_roll.Call(this, shifts, dims);
    }
}
