using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_selectInt = new("aten::select", "int");
        private static readonly Operator s_narrow = new("aten::narrow");
        private static readonly Operator s_sliceTensor = new("aten::slice", "Tensor");
        private static readonly Operator s_indexSelect = new("aten::index_select");
        private static readonly Operator s_gather = new("aten::gather");
        private static readonly Operator s_maskedFillScalar = new("aten::masked_fill", "Scalar");
        private static readonly Operator s_maskedFillScalar_ = new("aten::masked_fill_", "Scalar");
        private static readonly Operator s_maskedSelect = new("aten::masked_select");
        private static readonly Operator s_fillScalar_ = new("aten::fill_", "Scalar");
        private static readonly Operator s_bernoulliFloat_ = new("aten::bernoulli_", "float");
        private static readonly Operator s_poisson = new("aten::poisson");

        /// <summary>The same memory at one index of a dimension, which is gone.</summary>
        public Tensor select(long dim, long index) => s_selectInt.Call(this, dim, index);

        /// <summary>The same memory from one index of a dimension on, so many long.</summary>
        public Tensor narrow(long dim, long start, long length) => s_narrow.Call(this, dim, start, length);

        /// <summary>The same memory from one index of a dimension to before another, every so many.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => s_sliceTensor.Call(this, dim, start, finish, step);

        /// <summary>The elements at some indices of a dimension, copied.</summary>
        public Tensor index_select(long dim, Tensor index) => s_indexSelect.Call(this, dim, index);

        /// <summary>The elements at the indices given along a dimension, copied.</summary>
        public Tensor gather(long dim, Tensor index) => s_gather.Call(this, dim, index);

        /// <summary>A copy with a value where the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => s_maskedFillScalar.Call(this, mask, value);

        /// <summary>A value where the mask is true, in place.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => s_maskedFillScalar_.InPlace(this, mask, value);

        /// <summary>The elements where the mask is true, as one dimension.</summary>
        public Tensor masked_select(Tensor mask) => s_maskedSelect.Call(this, mask);

        private static readonly Operator s_where = new("aten::where", "self");

        /// <summary>These elements where the condition is true, the other's elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => s_where.Call(condition, this, y);

        private static readonly Operator s_unbind = new("aten::unbind", "int");
        private static readonly Operator s_split = new("aten::split", "Tensor");
        private static readonly Operator s_splitSizes = new("aten::split_with_sizes");
        private static readonly Operator s_chunk = new("aten::chunk");
        private static readonly Operator s_copy_ = new("aten::copy_");
        private static readonly Operator s_zero_ = new("aten::zero_");
        private static readonly Operator s_set_ = new("aten::set_", "source_Tensor");

        /// <summary>The same memory at each index of a dimension, which is gone.</summary>
        public Tensor[] unbind(long dimension = 0) => s_unbind.CallMany(this, dimension);

        /// <summary>The same memory in pieces so long along a dimension; the last may be shorter.</summary>
        public Tensor[] split(long size, int dim = 0) => s_split.CallMany(this, size, dim);

        /// <summary>The same memory in pieces of the lengths given along a dimension.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => s_splitSizes.CallMany(this, sizes, dim);

        /// <summary>The same memory in at most so many equal pieces along a dimension; the last may be shorter.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => s_chunk.CallMany(this, chunks, dim);

        /// <summary>Takes over the elements of another tensor, with broadcasting and conversion.</summary>
        /// <param name="source">Where they come from.</param>
        /// <param name="nonBlocking">Whether a copy between pinned host memory and a device may still be under way on return.</param>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => s_copy_.InPlace(this, source, nonBlocking);

        /// <summary>Takes over the memory, shape and strides of another tensor.</summary>
        public Tensor set_(Tensor source) => s_set_.InPlace(this, source);

        /// <summary>Makes every element one value.</summary>
        public Tensor fill_(Scalar value) => s_fillScalar_.InPlace(this, value);

        /// <summary>Makes every element zero, and gives a reference of its own to the same memory.</summary>
        public Tensor zero_() => s_zero_.Call(this);

        private static readonly Operator s_uniform_ = new("aten::uniform_");
        private static readonly Operator s_normal_ = new("aten::normal_");

        /// <summary>Draws every element evenly from [<paramref name="from"/>, <paramref name="to"/>).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => s_uniform_.InPlace(this, from, to, generator);

        /// <summary>Draws every element from the normal distribution.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            s_normal_.InPlace(this, mean, std, generator);

        /// <summary>Makes every element 1 with the probability <paramref name="p"/>, else 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => s_bernoulliFloat_.InPlace(this, p, generator);

        /// <summary>Numbers drawn from the Poisson distributions whose means the elements are.</summary>
        public Tensor poisson(Generator? generator = null) => s_poisson.Call(this, generator);
    }
}
