using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor over the memory of an array, which stays where it is until the tensor is gone; a copy where the type or device
    /// differs.</summary>
    /// <exception cref="ArgumentException">A tensor cannot hold such elements.</exception>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <inheritdoc cref="from_array(Array, Device?)"/>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        return Borrowed(rawArray, ShapeOf(rawArray), 0, dtype, device, requires_grad, names);
    }

    /// <summary>A tensor of one dimension over a part of an array's memory, which stays where it is until the tensor is gone; a copy
    /// where the type differs.</summary>
    /// <param name="rawArray">The array.</param>
    /// <param name="dtype">The type of the tensor's elements.</param>
    /// <param name="count">How many elements; −1 for all that follow.</param>
    /// <param name="offset">How many elements of the array lie before the first.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <exception cref="ArgumentException">The offset lies outside, or a tensor cannot hold such elements.</exception>
    /// <exception cref="IndexOutOfRangeException">There are not so many elements.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        long length = rawArray.LongLength;
        if (offset < 0 || offset >= length)
        {
            throw new ArgumentException($"invalid value for 'offset': {offset}", nameof(offset));
        }

        if (count > length - offset)
        {
            throw TooMany(count);
        }

        return Borrowed(rawArray, [count < 0 ? length - offset : count], offset, dtype, null, requires_grad, null);
    }

    /// <summary>The array given, as a tensor over its memory; a copy where the type or device differs.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>The tensor given, converted where the type or device differs.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device).requires_grad_(data.requires_grad);

    private static Tensor Copied<T>(
        ReadOnlySpan<T> elements, long[] shape, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged
    {
        long wanted = shape.Aggregate(1L, (product, length) => product * length);
        if (wanted > elements.Length)
        {
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {wanted} vs. {elements.Length}");
        }

        Tensor made = empty(shape, Elements.Of(typeof(T)));
        elements[..(int)wanted].CopyTo(MemoryOf<T>(made));
        return Moved(made, dtype, device, requiresGrad, names);
    }

    private static unsafe Span<T> MemoryOf<T>(Tensor tensor)
        where T : unmanaged => new((void*)tensor.DataPointer, (int)tensor.numel());

    private static unsafe Tensor Borrowed(
        Array array, long[] shape, long offset, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        ScalarType held = Elements.Of(array.GetType().GetElementType()!);
        GCHandle pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        int status;
        nint result;
        fixed (long* sizes = shape)
        {
            void* first = (byte*)pin.AddrOfPinnedObject() + (offset * Elements.SizeOf(held));
            status = Native.Borrow(first, sizes, shape.Length, held, DeviceType.CPU, -1, &Unpin, GCHandle.ToIntPtr(pin), out result);
        }

        if (status < 0)
        {
            pin.Free();
        }

        Native.Check(status);
        return Moved(new Tensor(result), dtype, device, requiresGrad, names);
    }

    private static Tensor Moved(Tensor made, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        device = InitializeDevice(device);
        bool moves = device.type != DeviceType.CPU || (dtype is { } wanted && wanted != made.dtype);
        return Finished(moves ? made.to(dtype ?? made.dtype, device, disposeAfter: true) : made, requiresGrad, names);
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();

    [SuppressMessage("Usage", "CA2201", Justification = "This is what TorchSharp throws.")]
    private static IndexOutOfRangeException TooMany(long count) => new($"element count is too large: {count}");
}
