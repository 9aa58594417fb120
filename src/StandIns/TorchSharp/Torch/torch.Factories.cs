using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Tensors and the functions on them, named as in PyTorch.</summary>
public static partial class torch
{
    private static readonly Operator s_arange = new("aten::arange", "start_step");
    private static readonly Operator s_zerosLike = new("aten::zeros_like");
    private static readonly Operator s_onesLike = new("aten::ones_like");

    /// <summary>The numbers from <paramref name="start"/> to before <paramref name="stop"/>, <paramref name="step"/> apart.</summary>
    /// <remarks>64-bit integers where all three are integers and no type is given.</remarks>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finished(s_arange.Call(start, stop, step, dtype, Argument.None, InitializeDevice(device)), requires_grad);

    /// <summary>The numbers from 0 to before <paramref name="stop"/>, 1 apart.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>Zeros shaped like another tensor.</summary>
    /// <param name="input">The tensor to be like: its shape, and its type and device where none is given.</param>
    /// <param name="dtype">The type of the elements.</param>
    /// <param name="device">Where the memory lies.</param>
    /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
    /// <param name="names">Null: named dimensions are not supported.</param>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(s_zerosLike.Call(input, dtype, Argument.None, device), requires_grad, names);

    /// <summary>Ones shaped like another tensor.</summary>
    /// <inheritdoc cref="zeros_like"/>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(s_onesLike.Call(input, dtype, Argument.None, device), requires_grad, names);

    private static Tensor Finished(Tensor made, bool requiresGrad, string[]? names = null)
    {
        if (names is { Length: > 0 })
        {
            made.Dispose();
            throw new NotSupportedException("Dimensions cannot be named; give null for names.");
        }

        if (requiresGrad)
        {
            made.requires_grad = true;
        }

        return made;
    }
}
