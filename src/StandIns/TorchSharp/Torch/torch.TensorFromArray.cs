using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of one dimension that holds 64-bit integers, copied.</summary>
    /// <param name="dataArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<long>(ScalarType.Int64, dataArray, [dataArray.LongLength], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds 32-bit floating-point numbers in row-major order, copied.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">The lengths of the dimensions.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    /// <exception cref="ArgumentException">There are fewer elements than the shape takes.</exception>
    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<float>(ScalarType.Float32, rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds 64-bit floating-point numbers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<double>(ScalarType.Float64, rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions that holds 32-bit floating-point numbers, copied.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(ScalarType.Float32, Flat(rawArray), [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor without dimensions that holds a 64-bit integer.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied(ScalarType.Int64, [scalar], [], dtype, device, requires_grad, null);

    /// <summary>A tensor without dimensions that holds a 32-bit integer.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Copied(ScalarType.Int32, [scalar], [], null, device, requires_grad, null);

    /// <summary>A tensor without dimensions that holds a 32-bit floating-point number.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        Copied(ScalarType.Float32, [scalar], [], null, device, requires_grad, null);

    private static ReadOnlySpan<float> Flat(float[,] array) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, float>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static Tensor Copied<T>(
        ScalarType type, ReadOnlySpan<T> elements, long[] shape, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged
    {
        long wanted = shape.Aggregate(1L, (product, length) => product * length);
        if (wanted > elements.Length)
        {
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {wanted} vs. {elements.Length}");
        }

        Tensor made = empty(shape, type);
        elements[..(int)wanted].CopyTo(MemoryOf<T>(made));
        device = InitializeDevice(device);
        bool moves = device.type != DeviceType.CPU || (dtype is { } asked && asked != type);
        return Finished(moves ? made.to(dtype ?? type, device, disposeAfter: true) : made, requiresGrad, names);
    }

    private static unsafe Span<T> MemoryOf<T>(Tensor tensor)
        where T : unmanaged => new((void*)tensor.DataPointer, (int)tensor.NumberOfElements);
}
