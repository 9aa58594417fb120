using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_selectInt = new("aten::select", "int");
        private static readonly Operator s_sliceTensor = new("aten::slice", "Tensor");
        private static readonly Operator s_fillTensor_ = new("aten::fill_", "Tensor");

        /// <summary>The elements that the indices name, as Python's brackets give them: the same memory. What is set is written there,
        /// with broadcasting.</summary>
        /// <exception cref="ArgumentException">There are more indices than dimensions.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">An index lies outside, or the shapes do not fit.</exception>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => ViewOf(indices);

            set
            {
                using Tensor view = ViewOf(indices);
                (value.ndim == 0 ? s_fillTensor_ : s_copy_).CallVoid(view, value);
            }
        }

        private Tensor ViewOf(TensorIndex[] indices)
        {
            int named = indices.Count(index => index.Kind is TensorIndex.IndexKind.Single or TensorIndex.IndexKind.Slice);
            long unnamed = ndim - named;
            if (unnamed < 0)
            {
                throw new ArgumentException($"{named} indices were given for a tensor of {ndim} dimensions.", nameof(indices));
            }

            Tensor view = alias();
            long dimension = 0;
            foreach (TensorIndex index in indices)
            {
                if (index.Kind == TensorIndex.IndexKind.Ellipsis)
                {
                    dimension += unnamed;
                    unnamed = 0;
                    continue;
                }

                using Tensor before = view;
                view = index.Kind switch
                {
                    TensorIndex.IndexKind.Single => s_selectInt.Call(before, dimension, index.Start),
                    TensorIndex.IndexKind.Slice => s_sliceTensor.Call(before, dimension++, index.Start, index.Stop, index.Step ?? 1),
                    _ => s_unsqueeze.Call(before, dimension++),
                };
            }

            return view;
        }
    }
}
