using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_to = new("aten::to", "dtype_layout");
        private static readonly Operator s_pinMemory = new("aten::pin_memory");

        /// <summary>The elements as another type; the same memory where it is the same type and no copy is wanted.</summary>
        /// <param name="type">The type.</param>
        /// <param name="copy">Whether to copy where nothing would have to change.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor.</param>
        /// <param name="non_blocking">Whether a copy between pinned host memory and a device may still be under way on return.</param>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, null, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, null, copy, disposeAfter, non_blocking);

        /// <summary>The elements on another device; the same memory where it is the same device and no copy is wanted.</summary>
        /// <param name="device">The device.</param>
        /// <param name="copy">Whether to copy where nothing would have to change.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor.</param>
        /// <param name="non_blocking">Whether a copy between pinned host memory and a device may still be under way on return.</param>
        /// <exception cref="InvalidOperationException">This machine has no such device.</exception>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(null, InitializeDevice(device), copy, disposeAfter, non_blocking);

        /// <summary>The elements as another type on another device; the same memory where both are the same and no copy is
        /// wanted.</summary>
        /// <exception cref="InvalidOperationException">This machine has no such device.</exception>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, InitializeDevice(device), copy, disposeAfter, non_blocking);

        /// <summary>The elements on the host; the same memory where they are there.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The elements in pages of the host that stay where they are, from which a GPU copies by itself.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">This machine has no GPU.</exception>
        public Tensor pin_memory() => s_pinMemory.Call(this);

        private Tensor Converted(ScalarType? type, Device? device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            Tensor converted = s_to.Call(this, type, Argument.None, device, Argument.None, nonBlocking, copy);
            if (disposeAfter)
            {
                Dispose();
            }

            return converted;
        }
    }
}
