namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor shaped like another, whose elements are whatever the memory held.</summary>
    /// <param name="input">The tensor to be like: its shape, and its type and device where none is given.</param>
    /// <param name="dtype">The type of the elements.</param>
    /// <param name="device">Where the memory lies.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(input.empty_like(dtype, device), requires_grad, names);

    /// <summary>Zeros shaped like another tensor.</summary>
    /// <inheritdoc cref="empty_like"/>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(input.zeros_like(dtype, device), requires_grad, names);

    /// <summary>Ones shaped like another tensor.</summary>
    /// <inheritdoc cref="empty_like"/>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(input.ones_like(dtype, device), requires_grad, names);

    /// <summary>One value, shaped like another tensor.</summary>
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(input.full_like(value, dtype, device), requires_grad, names);

    /// <summary>Numbers drawn evenly from [0, 1), shaped like another tensor.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.rand_like(dtype, device, requires_grad);

    /// <summary>Numbers drawn from the normal distribution with mean 0 and deviation 1, shaped like another tensor.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randn_like(dtype, device, requires_grad);
}
