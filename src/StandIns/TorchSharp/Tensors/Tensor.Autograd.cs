using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_detach = new("aten::detach");

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

        /// <summary>Accumulates the gradient of this number into every leaf that it came from.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is not one number, or nothing was recorded.</exception>
        public void backward()
        {
            Native.Check(Native.Backward(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>The same memory without what was recorded.</summary>
        public Tensor detach() => s_detach.Call(this);
    }
}
