namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of one dimension that holds truth values, copied.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<bool>(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds truth values in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(bool[], ScalarType?, Device?, bool, string[])"/>
    /// <exception cref="ArgumentException">There are fewer elements than the shape takes.</exception>
    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<bool>(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <inheritdoc cref="tensor(bool[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<bool>([.. rawArray], [rawArray.Count], dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension that holds unsigned 8-bit integers, copied.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<byte>(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds unsigned 8-bit integers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(byte[], ScalarType?, Device?, bool, string[])"/>
    /// <exception cref="ArgumentException">There are fewer elements than the shape takes.</exception>
    public static Tensor tensor(
        byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<byte>(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <inheritdoc cref="tensor(byte[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<byte>([.. rawArray], [rawArray.Count], dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension that holds 32-bit integers, copied.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<int>(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds 32-bit integers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(int[], ScalarType?, Device?, bool, string[])"/>
    /// <exception cref="ArgumentException">There are fewer elements than the shape takes.</exception>
    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<int>(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <inheritdoc cref="tensor(int[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<int>([.. rawArray], [rawArray.Count], dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension that holds 64-bit integers, copied.</summary>
    /// <param name="dataArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<long>(dataArray, [dataArray.LongLength], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds 64-bit integers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(long[], ScalarType?, Device?, bool, string[])"/>
    /// <exception cref="ArgumentException">There are fewer elements than the shape takes.</exception>
    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<long>(dataArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <inheritdoc cref="tensor(long[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<long>([.. rawArray], [rawArray.Count], dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension that holds 32-bit floating-point numbers, copied.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<float>(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds 32-bit floating-point numbers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool, string[])"/>
    /// <exception cref="ArgumentException">There are fewer elements than the shape takes.</exception>
    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<float>(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <inheritdoc cref="tensor(float[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<float>([.. rawArray], [rawArray.Count], dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension that holds 64-bit floating-point numbers, copied.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">The type to convert to.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<double>(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given shape that holds 64-bit floating-point numbers in row-major order, copied.</summary>
    /// <inheritdoc cref="tensor(double[], ScalarType?, Device?, bool, string[])"/>
    /// <exception cref="ArgumentException">There are fewer elements than the shape takes.</exception>
    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copied<double>(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    /// <inheritdoc cref="tensor(double[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor tensor(
        IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<double>([.. rawArray], [rawArray.Count], dtype, device, requires_grad, names);
}
