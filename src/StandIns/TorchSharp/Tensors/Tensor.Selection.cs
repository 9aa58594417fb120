using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_narrow = new("aten::narrow");
        private static readonly Operator s_indexSelect = new("aten::index_select");
        private static readonly Operator s_argsort = new("aten::argsort");
        private static readonly Operator s_copy_ = new("aten::copy_");
        private static readonly Operator s_fillScalar_ = new("aten::fill_", "Scalar");

        /// <summary>The same memory from one index of a dimension on, so many long.</summary>
        public Tensor narrow(long dim, long start, long length) => s_narrow.Call(this, dim, start, length);

        /// <summary>The elements at some indices of a dimension, copied.</summary>
        public Tensor index_select(long dim, Tensor index) => s_indexSelect.Call(this, dim, index);

        /// <summary>The indices along a dimension in the order of their elements.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="descending">Whether the largest is first.</param>
        public Tensor argsort(long dim = -1, bool descending = false) => s_argsort.Call(this, dim, descending);

        /// <summary>Takes over the elements of another tensor, with broadcasting and conversion.</summary>
        /// <param name="source">Where they come from.</param>
        /// <param name="nonBlocking">Whether a copy between pinned host memory and a device may still be under way on return.</param>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => s_copy_.InPlace(this, source, nonBlocking);

        /// <summary>Makes every element one value.</summary>
        public Tensor fill_(Scalar value) => s_fillScalar_.InPlace(this, value);
    }
}
