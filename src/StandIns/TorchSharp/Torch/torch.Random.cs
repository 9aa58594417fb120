using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator s_rand = new("aten::rand", "generator");
    private static readonly Operator s_randn = new("aten::randn", "generator");

    /// <summary>Numbers drawn evenly from [0, 1), in one dimension.</summary>
    /// <param name="size">Its length.</param>
    /// <param name="dtype">The type of the elements; null for 32-bit floating-point numbers.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="generator">Where the numbers come from; null for the device's default.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        Rand([size], dtype, device, requires_grad, generator, names);

    /// <summary>Numbers drawn evenly from [0, 1), in four dimensions.</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>Numbers drawn from the normal distribution with mean 0 and deviation 1.</summary>
    /// <param name="size">The lengths of the dimensions.</param>
    /// <param name="dtype">The type of the elements; null for 32-bit floating-point numbers.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="generator">Where the numbers come from; null for the device's default.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        Finished(s_randn.Call(size, generator, dtype, Argument.None, InitializeDevice(device)), requires_grad, names);

    private static Tensor Rand(long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names) =>
        Finished(s_rand.Call(size, generator, dtype, Argument.None, InitializeDevice(device)), requiresGrad, names);
}
