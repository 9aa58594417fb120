using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// Layer after layer in reading order. Each step disposes what it consumed, so that no intermediate outlives its use; under
/// autograd the graph keeps what backward needs. Without autograd a step takes the memory of what it consumes where it can, so what is
/// consumed must not share it with what stays.
/// </summary>
internal static class Chaining
{
    // Where layers cast by themselves, as in a training, sums are wider than their first part.
    private static bool InPlace => !is_grad_enabled() && !MixedPrecision.IsOn;

    /// <summary>The layer's output; the input is disposed.</summary>
    public static Tensor Into(this Tensor input, Module<Tensor, Tensor> layer)
    {
        // One slope for all maps is LeakyReLU, which is computed in place and, other than PReLU, with vectors in bfloat16.
        if (InPlace && layer is PReLU { num_parameters: 1, weight.dtype: ScalarType.Float32 } activation && input.device.type == DeviceType.CPU)
        {
            return input.leaky_relu_(activation.weight.item<float>());
        }

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
        if (InPlace)
        {
            return input.relu_();
        }

        using (input)
        {
            return input.relu();
        }
    }

    /// <summary>Negative values times a slope (LeakyReLU); the input is disposed.</summary>
    public static Tensor LeakyRectified(this Tensor input, double slope = 0.2)
    {
        if (InPlace)
        {
            return input.leaky_relu_(slope);
        }

        using (input)
        {
            return input.leaky_relu(slope);
        }
    }

    /// <summary>Negative values times a slope for each map (PReLU), for slopes of at most 1; the input is disposed.</summary>
    public static Tensor MapwiseRectified(this Tensor input, Tensor slopes)
    {
        using (input)
        using (Tensor scaled = slopes.view(1, -1, 1, 1).to(input.dtype) * input)
        {
            // libtorch computes this with vectors, and PReLU with none.
            return input.maximum(scaled);
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

    /// <summary>All values of each image in a row, [N, …] to [N, M]; the input is disposed.</summary>
    public static Tensor Flattened(this Tensor input)
    {
        using (input)
        {
            return input.flatten(1);
        }
    }

    /// <summary>The sum of both; the first is disposed. Without autograd it has the type of the first.</summary>
    public static Tensor Plus(this Tensor input, Tensor skip)
    {
        if (InPlace)
        {
            return input.add_(skip);
        }

        using Tensor wide = input.Widened();
        return wide + skip;
    }

    /// <summary>The product of both; the first is disposed.</summary>
    public static Tensor Times(this Tensor input, Tensor factors)
    {
        if (InPlace)
        {
            return input.mul_(factors);
        }

        using (input)
        {
            return input * factors;
        }
    }

    /// <summary>A share of the input and all of the other; the input is disposed. It has the wider type.</summary>
    public static Tensor SharePlus(this Tensor input, double share, Tensor skip)
    {
        if (InPlace)
        {
            return (skip.dtype == ScalarType.Float32 ? input.Widened() : input).mul_(share).add_(skip);
        }

        using Tensor wide = input.Widened();
        using Tensor scaled = wide * share;
        return scaled + skip;
    }

    /// <summary>The maps of both, one after the other; both are disposed.</summary>
    public static Tensor Beside(this Tensor input, Tensor more)
    {
        using (input)
        using (more)
        {
            return cat([input, more], dim: 1);
        }
    }

    /// <summary>Each pixel repeated to a square; the input is disposed.</summary>
    public static Tensor Repeated(this Tensor input, int factor)
    {
        using (input)
        {
            return functional.interpolate(input, scale_factor: [factor, factor]);
        }
    }

    /// <summary>Enlarged linearly in both directions, corners not aligned; the input stays.</summary>
    public static Tensor Bilinear(this Tensor input, int factor) =>
        functional.interpolate(input, scale_factor: [factor, factor], mode: InterpolationMode.Bilinear, align_corners: false);

    /// <summary>In a narrower type, if one is given; the input is disposed.</summary>
    public static Tensor Narrowed(this Tensor input, ScalarType? type) =>
        type is { } narrow && input.dtype != narrow ? input.to(narrow, disposeAfter: true) : input;

    /// <summary>In float32, where layers compute in a narrower type; the input is disposed.</summary>
    public static Tensor Widened(this Tensor input) =>
        input.dtype == ScalarType.BFloat16 ? input.to(ScalarType.Float32, disposeAfter: true) : input;

    /// <summary>x times the normal distribution's function of x (GELU, Hendrycks and Gimpel 2016); the input is disposed.</summary>
    public static Tensor Gelu(this Tensor input)
    {
        using (input)
        {
            if (is_grad_enabled() || !MemoryOrder.IsChannelsLast(input))
            {
                return input.gelu();
            }

            // libtorch computes it with vectors where memory is in the order of the dimensions alone.
            using Tensor pixels = input.permute(0, 2, 3, 1), sideBySide = pixels.gelu();
            return sideBySide.permute(0, 3, 1, 2);
        }
    }

    /// <summary>1/(1 + e^(−x)); the input is disposed.</summary>
    public static Tensor Sigmoid(this Tensor input)
    {
        using (input)
        {
            return input.sigmoid();
        }
    }

    /// <summary>Each map of each image with a mean of 0 and a variance of 1 (instance normalisation, without weights); the input is disposed.</summary>
    public static Tensor Normalised(this Tensor input)
    {
        using Tensor wide = input.Widened();
        return functional.instance_norm(wide);
    }
}
