using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_to = new("aten::to", "dtype_layout");
        private static readonly Operator s_pinMemory = new("aten::pin_memory");
        private static readonly Operator s_isPinned = new("aten::is_pinned");

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

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The elements as another type on another device; the same memory where both are the same and no copy is
        /// wanted.</summary>
        /// <exception cref="InvalidOperationException">This machine has no such device.</exception>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, InitializeDevice(device), copy, disposeAfter, non_blocking);

        /// <summary>The elements with the type and on the device of another tensor.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => Converted(other.dtype, other.device, false, false, non_blocking);

        /// <summary>The elements with the type of another tensor.</summary>
        public Tensor type_as(Tensor tensor) => to(tensor.dtype);

        /// <summary>The elements as another type.</summary>
        public Tensor type(ScalarType dtype) => to(dtype);

        /// <summary>The elements on the host; the same memory where they are there.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The elements on a CUDA device, the current one where none is given.</summary>
        /// <exception cref="ArgumentException">The device is of another kind.</exception>
        /// <exception cref="InvalidOperationException">This machine has none.</exception>
        public Tensor cuda(Device? device = null, bool non_blocking = false) =>
            device is null || device.type == DeviceType.CUDA
                ? to(device ?? new Device(DeviceType.CUDA), non_blocking: non_blocking)
                : throw new ArgumentException("Not a CUDA device.", nameof(device));

        /// <summary>The elements as 16-bit floating-point numbers with float's exponent.</summary>
        public Tensor bfloat16() => to(ScalarType.BFloat16);

        /// <summary>The elements as 16-bit floating-point numbers.</summary>
        public Tensor half() => to(ScalarType.Float16);

        /// <summary>The elements as 32-bit floating-point numbers.</summary>
        public Tensor @float() => to(ScalarType.Float32);

        /// <summary>The elements as 64-bit floating-point numbers.</summary>
        public Tensor @double() => to(ScalarType.Float64);

        /// <summary>The elements as unsigned 8-bit integers.</summary>
        public Tensor @byte() => to(ScalarType.Byte);

        /// <summary>The elements as 32-bit integers.</summary>
        public Tensor @int() => to(ScalarType.Int32);

        /// <summary>The elements as 64-bit integers.</summary>
        public Tensor @long() => to(ScalarType.Int64);

        /// <summary>The elements as truth values.</summary>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <summary>A copy in pinned host memory, from which a device can be filled without waiting.</summary>
        public Tensor pin_memory() => s_pinMemory.Call(this);

        /// <summary>Whether the memory is pinned.</summary>
        public bool is_pinned() => s_isPinned.CallBool(this);

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
