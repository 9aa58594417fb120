using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Tensors and the functions on them, named as in PyTorch.</summary>
public static partial class torch
{
    private static readonly Operator s_emptyStrided = new("aten::empty_strided");
    private static readonly Operator s_arange = new("aten::arange", "start_step");
    private static readonly Operator s_linspace = new("aten::linspace");
    private static readonly Operator s_eye = new("aten::eye", "m");

    /// <summary>A tensor with the given strides whose elements are whatever the memory held.</summary>
    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finished(s_emptyStrided.Call(size, strides, dtype, Argument.None, InitializeDevice(device)), requires_grad, names);

    /// <summary>The numbers from <paramref name="start"/> to before <paramref name="stop"/>, <paramref name="step"/> apart.</summary>
    /// <remarks>64-bit integers where all three are integers and no type is given.</remarks>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finished(s_arange.Call(start, stop, step, dtype, Argument.None, InitializeDevice(device)), requires_grad);

    /// <summary>The numbers from <paramref name="start"/> to before <paramref name="stop"/>, 1 apart.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>The numbers from 0 to before <paramref name="stop"/>, 1 apart.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary><paramref name="steps"/> numbers, evenly apart, from <paramref name="start"/> to <paramref name="end"/>, both
    /// included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finished(s_linspace.Call((Scalar)start, (Scalar)end, steps, dtype, Argument.None, InitializeDevice(device)), requires_grad);

    /// <summary>Ones on the diagonal and zeros elsewhere; square where no number of columns is given.</summary>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Finished(s_eye.Call(rows, columns == -1 ? rows : columns, dtype, Argument.None, InitializeDevice(device)), requires_grad, names);

    private static Tensor Finished(Tensor made, bool requiresGrad, string[]? names = null)
    {
        if (names is { Length: > 0 })
        {
            made.Dispose();
            throw new NotSupportedException("Dimensions cannot be named; give null for names.");
        }

        return requiresGrad ? made.requires_grad_() : made;
    }
}
