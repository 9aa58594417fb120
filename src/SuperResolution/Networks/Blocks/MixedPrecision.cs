using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// Convolutions and dense layers in bfloat16 whose weights stay in float32, as PyTorch's autocast has them: each casts its input and its weights, and
/// autograd casts the gradients back. Sums, transposed convolutions and what a network gives are float32. Outside of that, a layer whose weights are in
/// bfloat16 and its input is not, or the other way round, casts the input.
/// </summary>
internal static class MixedPrecision
{
    [ThreadStatic]
    private static ScalarType? s_narrow;

    /// <summary>Whether layers compute in mixed precision on this thread.</summary>
    public static bool IsOn => s_narrow is not null;

    /// <summary>Lets layers on this thread compute in a precision until the result is disposed.</summary>
    /// <param name="precision"><see cref="Precision.BFloat16"/>, or any other for the type of their weights.</param>
    public static IDisposable Use(Precision precision)
    {
        Scope scope = new(s_narrow);
        s_narrow = precision == Precision.BFloat16 ? ScalarType.BFloat16 : null;
        return scope;
    }

    /// <summary>A layer's output in the precision that is in use.</summary>
    public static Tensor Call(nn.Module<Tensor, Tensor> layer, Tensor input)
    {
        if (s_narrow is not { } type)
        {
            return InTypeOfWeights(layer, input);
        }

        switch (layer)
        {
            case Conv2d convolution:
                return Convolution(
                    input, convolution.weight!, convolution.bias, convolution.stride, convolution.padding, convolution.dilation, convolution.groups);

            case ConvTranspose2d transposed:
                using (Tensor x = input.to(transposed.weight!.dtype))
                {
                    return transposed.call(x);
                }

            case Linear dense:
                using (Tensor x = input.to(type), weight = dense.weight.to(type))
                using (Tensor? bias = dense.bias?.to(type))
                {
                    return nn.functional.linear(x, weight, bias);
                }

            case PReLU activation:
                using (Tensor slope = activation.weight.to(input.dtype))
                {
                    return nn.functional.prelu(input, slope);
                }

            default:
                return layer.call(input);
        }
    }

    /// <summary>A convolution with weights that are given, in the precision that is in use.</summary>
    public static Tensor Convolution(
        Tensor input, Tensor weight, Tensor? bias, long[]? strides, long[]? padding, long[]? dilation = null, long groups = 1)
    {
        if (s_narrow is not { } type)
        {
            return nn.functional.conv2d(input, weight, bias, strides, padding, dilation, groups);
        }

        using Tensor x = input.to(type), narrow = weight.to(type);
        using Tensor? shift = bias?.to(type);
        return nn.functional.conv2d(x, narrow, shift, strides, padding, dilation, groups);
    }

    private static Tensor InTypeOfWeights(nn.Module<Tensor, Tensor> layer, Tensor input)
    {
        bool isNarrow = input.dtype == ScalarType.BFloat16;
        if (layer is Convolution convolution && isNarrow != (convolution.weight!.dtype == ScalarType.BFloat16))
        {
            using Tensor cast = input.to(convolution.weight.dtype);
            return layer.call(cast);
        }

        if (layer is PReLU activation && isNarrow != (activation.weight.dtype == ScalarType.BFloat16))
        {
            using Tensor slope = activation.weight.to(input.dtype);
            return nn.functional.prelu(input, slope);
        }

        return layer.call(input);
    }

    private sealed class Scope(ScalarType? before) : IDisposable
    {
        public void Dispose() => s_narrow = before;
    }
}
