using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An array of numbers in libtorch's memory.</summary>
    /// <remarks>Dispose it, or create it inside a <see cref="DisposeScope"/>; one that is forgotten is released by the garbage collector,
    /// late.</remarks>
    public partial class Tensor : IDisposable
    {
        private static long s_total;

        private nint _handle;

        /// <summary>Takes ownership of a native reference.</summary>
        internal Tensor(nint handle)
        {
            _handle = handle;
            Interlocked.Increment(ref s_total);
            OwningDisposeScope = DisposeScopeManager.OfThisThread.Register(this);
        }

        /// <summary>Releases the native tensor that nobody disposed.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>How many tensors live: created and neither disposed nor collected.</summary>
        public static long TotalCount => Interlocked.Read(ref s_total);

        /// <summary>The native reference.</summary>
        /// <exception cref="InvalidOperationException">The tensor is disposed.</exception>
        internal nint Handle => _handle != 0 ? _handle : throw Disposed();

        /// <summary>Whether the tensor is disposed.</summary>
        internal bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Releases the native tensor; its memory goes with the last reference to it.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Moves the tensor to the scope around its own, or out of every scope where there is none, and returns it.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of every scope, and returns it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Forget(this);
            return this;
        }

        /// <summary>Another reference to the same native tensor, to be disposed on its own.</summary>
        public Tensor alias()
        {
            var alias = new Tensor(Native.Alias(Handle));
            GC.KeepAlive(this);
            return alias;
        }

        /// <summary>Releases the native tensor.</summary>
        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
            {
                return;
            }

            // A finalizer runs on a thread of its own, and a tensor that it reaches belongs to no scope that anybody still holds.
            if (disposing)
            {
                OwningDisposeScope?.Forget(this);
            }

            Interlocked.Decrement(ref s_total);
            Native.Release(handle);
        }

        /// <summary>Gives the native reference away; the tensor is as good as disposed.</summary>
        [SuppressMessage("Usage", "CA1816", Justification = "Nothing is left to finalize.")]
        internal nint MoveHandle()
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
            {
                throw Disposed();
            }

            OwningDisposeScope?.Forget(this);
            Interlocked.Decrement(ref s_total);
            GC.SuppressFinalize(this);
            return handle;
        }

        private static InvalidOperationException Disposed() => new("Tensor invalid -- empty handle.");
    }
}
