using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// Layer after layer in reading order. Each step disposes what it consumed, so that no intermediate outlives its use; under
/// autograd the graph keeps what backward needs.
/// </summary>
internal static class Chaining
{
    /// <summary>The layer's output; the input is disposed.</summary>
    public static Tensor Into(this Tensor input, Module<Tensor, Tensor> layer)
    {
        using (input)
        {
            return input.Through(layer);
        }
    }

    /// <summary>The layer's output; the input stays.</summary>
    public static Tensor Through(this Tensor input, Module<Tensor, Tensor> layer) => MixedPrecision.Call(layer, input);

    /// <summary>Zero in place of negative values; the input is disposed.</summary>
    public static Tensor Rectified(this Tensor input)
    {
        using (input)
        {
            return input.relu();
        }
    }

    /// <summary>Negative values times a fifth (LeakyReLU with a slope of 0.2); the input is disposed.</summary>
    public static Tensor LeakyRectified(this Tensor input)
    {
        using (input)
        {
            return input.leaky_relu(0.2);
        }
    }

    /// <summary>The hyperbolic tangent; the input is disposed.</summary>
    public static Tensor Tanh(this Tensor input)
    {
        using (input)
        {
            return input.tanh();
        }
    }

    /// <summary>The sum of both; the first is disposed.</summary>
    public static Tensor Plus(this Tensor input, Tensor skip)
    {
        using Tensor wide = input.Widened();
        return wide + skip;
    }

    /// <summary>In float32, where layers compute in a narrower type; the input is disposed.</summary>
    public static Tensor Widened(this Tensor input) =>
        MixedPrecision.IsOn ? input.to(ScalarType.Float32, disposeAfter: true) : input;
}
