using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_index = new("aten::index", "Tensor");
        private static readonly Operator s_indexPut_ = new("aten::index_put_");
        private static readonly Operator s_fillTensor_ = new("aten::fill_", "Tensor");

        /// <summary>The elements that the indices name, as Python's brackets give them: the same memory unless a tensor is among the
        /// indices.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements at the indices in tensors, or where one of truth values is true; copied.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The same memory at an index of the first dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index(i1);
            set => index_put_(value, [i1]);
        }

        /// <summary>The same memory at indices of the first two dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => index_put_(value, [i1, i2]);
        }

        /// <summary>The same memory at indices of the first three dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => index_put_(value, [i1, i2, i3]);
        }

        /// <summary>The same memory at indices of the first four dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(i1, i2, i3, i4);
            set => index_put_(value, [i1, i2, i3, i4]);
        }

        /// <summary>The elements that the indices name, as Python's brackets give them: the same memory unless a tensor is among the
        /// indices.</summary>
        /// <exception cref="ArgumentException">There are more indices than dimensions.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">An index lies outside.</exception>
        public Tensor index(params TensorIndex[] indices)
        {
            Tensor view = ViewOf(indices, out Tensor?[]? tensors);
            if (tensors is null)
            {
                return ReferenceEquals(view, this) ? alias() : view;
            }

            Tensor elements = s_index.Call(view, Argument.OptionalTensors(tensors));
            Release(view);
            return elements;
        }

        /// <summary>The elements at the indices in tensors, or where one of truth values is true; copied.</summary>
        public Tensor index(params Tensor[] indices) => s_index.Call(this, Argument.OptionalTensors(indices));

        /// <summary>Writes a tensor, with broadcasting, to the elements that the indices name.</summary>
        /// <exception cref="ArgumentException">There are more indices than dimensions.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">An index lies outside, or the shapes do not fit.</exception>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Tensor view = ViewOf(indices, out Tensor?[]? tensors);
            if (tensors is not null)
            {
                s_indexPut_.CallVoid(view, Argument.OptionalTensors(tensors), value);
            }
            else if (value.ndim == 0)
            {
                s_fillTensor_.CallVoid(view, value);
            }
            else
            {
                s_copy_.CallVoid(view, value);
            }

            Release(view);
            return this;
        }

        /// <summary>Writes a number to the elements that the indices name.</summary>
        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[])"/>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using Tensor element = full([], value, dtype, device);
            return index_put_(element, indices);
        }

        /// <summary>Writes a tensor, with broadcasting, to the elements at the indices in tensors, or where one of truth values is
        /// true.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) =>
            s_indexPut_.InPlace(this, Argument.OptionalTensors(indices), value);

        // Applies what can be had as a view of the same memory; the tensors among the indices are left, each at its dimension of that view.
        private Tensor ViewOf(TensorIndex[] indices, out Tensor?[]? tensors)
        {
            int named = indices.Sum(DimensionsNamed);
            long unnamed = ndim - named;
            if (unnamed < 0)
            {
                throw new ArgumentException($"{named} indices were given for a tensor of {ndim} dimensions.", nameof(indices));
            }

            List<Tensor?> found = [];
            Tensor view = this;
            long dimension = 0;
            foreach (TensorIndex index in indices)
            {
                switch (index.Kind)
                {
                    case TensorIndex.IndexKind.Single:
                        view = Replace(view, s_selectInt.Call(view, dimension, index.Start));
                        break;
                    case TensorIndex.IndexKind.Slice:
                        view = Replace(view, s_sliceTensor.Call(view, dimension++, index.Start, index.Stop, index.Step ?? 1));
                        break;
                    case TensorIndex.IndexKind.NewDimension:
                        view = Replace(view, s_unsqueeze.Call(view, dimension++));
                        break;
                    case TensorIndex.IndexKind.Ellipsis:
                        dimension += unnamed;
                        unnamed = 0;
                        break;
                    default:
                        found.AddRange(Enumerable.Repeat<Tensor?>(null, (int)dimension - found.Sum(t => t is null ? 1 : Consumed(t))));
                        found.Add(index.Indices);
                        dimension += Consumed(index.Indices!);
                        break;
                }
            }

            tensors = found.Count == 0 ? null : [.. found];
            return view;
        }

        private static int DimensionsNamed(TensorIndex index) => index.Kind switch
        {
            TensorIndex.IndexKind.Single or TensorIndex.IndexKind.Slice => 1,
            TensorIndex.IndexKind.Tensor => Consumed(index.Indices!),
            _ => 0,
        };

        // A tensor of truth values names as many dimensions as it has, one of integers a single one.
        private static int Consumed(Tensor index) => index.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.ndim : 1;

        private Tensor Replace(Tensor old, Tensor view)
        {
            Release(old);
            return view;
        }

        private void Release(Tensor view)
        {
            if (!ReferenceEquals(view, this))
            {
                view.Dispose();
            }
        }
    }
}
