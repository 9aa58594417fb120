using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the given shape that holds unsigned 8-bit integers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(byte[], ReadOnlySpan{long}, ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        Memory<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<byte>(rawArray.Span, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds 32-bit floating-point numbers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(float[], ReadOnlySpan{long}, ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Copied<float>(rawArray.Span, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions, copied.</summary>
    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(Flat<float>(rawArray), ShapeOf(rawArray), dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions, copied.</summary>
    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(Flat<float>(rawArray), ShapeOf(rawArray), dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions, copied.</summary>
    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(Flat<float>(rawArray), ShapeOf(rawArray), dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions, copied.</summary>
    /// <inheritdoc cref="tensor(double[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(Flat<double>(rawArray), ShapeOf(rawArray), dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions, copied.</summary>
    /// <inheritdoc cref="tensor(long[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(Flat<long>(rawArray), ShapeOf(rawArray), dtype, device, requires_grad, names);

    /// <summary>A tensor without dimensions that holds a truth value.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied<bool>([scalar], [], dtype, device, requires_grad, null);

    /// <summary>A tensor without dimensions that holds a 64-bit integer.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied<long>([scalar], [], dtype, device, requires_grad, null);

    /// <summary>A tensor without dimensions that holds a 64-bit floating-point number.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied<double>([scalar], [], dtype, device, requires_grad, null);

    /// <summary>A tensor without dimensions that holds a 32-bit integer.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Copied<int>([scalar], [], null, device, requires_grad, null);

    /// <summary>A tensor without dimensions that holds a 32-bit floating-point number.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        Copied<float>([scalar], [], null, device, requires_grad, null);

    private static ReadOnlySpan<T> Flat<T>(Array array)
        where T : unmanaged => MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static long[] ShapeOf(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];
}
