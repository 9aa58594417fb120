using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator s_randint = new("aten::randint", "low_generator");
    private static readonly Operator s_randperm = new("aten::randperm", "generator");

    /// <summary>Integers drawn evenly from <paramref name="low"/> to before <paramref name="high"/>.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">One more than the greatest.</param>
    /// <param name="size">The lengths of the dimensions.</param>
    /// <param name="dtype">The type of the elements; null for 64-bit integers.</param>
    /// <param name="device">Where the memory lies; null for the host.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="generator">Where the numbers come from; null for the device's default.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Finished(
            s_randint.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, InitializeDevice(device)), requires_grad,
            names);

    /// <summary>Integers drawn evenly from 0 to before <paramref name="high"/>.</summary>
    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device?, bool, Generator?, string[])"/>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>The integers from 0 to before <paramref name="n"/> in random order.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Finished(s_randperm.Call(n, generator, dtype ?? ScalarType.Int64, Argument.None, InitializeDevice(device)), requires_grad);

    /// <summary>Numbers drawn from the normal distribution with the given mean and deviation.</summary>
    /// <inheritdoc cref="randn(long[], ScalarType?, Device?, bool, Generator?, string[])"/>
    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randn(size, dtype, device, false, generator, names).mul_(std).add_(mean).requires_grad_(requires_grad);
}
