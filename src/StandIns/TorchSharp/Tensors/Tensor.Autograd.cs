using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_detach = new("aten::detach");
        private static readonly Operator s_detach_ = new("aten::detach_");

        /// <summary>Whether gradients with respect to this tensor are recorded.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is set on what cannot be changed or
        /// differentiated.</exception>
        public bool requires_grad
        {
            get
            {
                bool requires = Native.RequiresGrad(Handle) != 0;
                GC.KeepAlive(this);
                return requires;
            }

            set
            {
                Native.Check(Native.SetRequiresGrad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        /// <summary>Whether no recorded operation made this tensor.</summary>
        public bool is_leaf
        {
            get
            {
                bool leaf = Native.IsLeaf(Handle) != 0;
                GC.KeepAlive(this);
                return leaf;
            }
        }

        /// <summary>The gradient accumulated so far, or null. Every reading gives a reference of its own to the same memory.</summary>
        public Tensor? grad
        {
            get
            {
                Native.Check(Native.Grad(Handle, out nint grad));
                GC.KeepAlive(this);
                return grad == 0 ? null : new Tensor(grad);
            }

            set
            {
                Native.Check(Native.SetGrad(Handle, value is null ? 0 : value.Handle));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>Sets <see cref="requires_grad"/>, and returns the tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <inheritdoc cref="requires_grad_"/>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is not a leaf.</summary>
        public void retain_grad()
        {
            Native.Check(Native.RetainGrad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>Accumulates the gradient of this number into every leaf that it came from.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is not one number, or nothing was recorded.</exception>
        public void backward() => autograd.backward([this]);

        /// <summary>Accumulates gradients into the leaves.</summary>
        /// <param name="grad_tensors">The gradient with respect to this tensor; null for the one of a number.</param>
        /// <param name="retain_graph">Whether to keep what was recorded, to go through it again.</param>
        /// <param name="create_graph">Whether to record this going-through too, for higher derivatives.</param>
        /// <param name="inputs">The leaves to accumulate into; null for all.</param>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The same memory without what was recorded.</summary>
        public Tensor detach() => s_detach.Call(this);

        /// <summary>Forgets what was recorded, and returns the tensor.</summary>
        public Tensor detach_() => s_detach_.InPlace(this);
    }
}
