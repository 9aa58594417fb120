using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>What layers start with.</summary>
internal static class FirstWeights
{
    /// <summary>Multiplies the weights and biases that a layer starts with.</summary>
    public static void Scale(this Conv2d layer, double factor)
    {
        using IDisposable withoutGradients = no_grad();
        foreach (Parameter parameter in layer.parameters())
        {
            parameter.mul_(factor);
        }
    }

    /// <summary>Weights from a normal distribution around 0, and biases of 0.</summary>
    public static void Gaussian(this Convolution layer, double deviation)
    {
        using IDisposable withoutGradients = no_grad();
        using Tensor normal = randn(layer.weight!.shape);
        using Tensor scaled = normal * deviation;
        layer.weight!.copy_(scaled);
        layer.bias?.fill_(0);
    }

    /// <summary>Weights from a normal distribution around 0 without what lies beyond two deviations, and biases of 0.</summary>
    public static void TruncatedGaussian(this Convolution layer, double deviation)
    {
        using IDisposable withoutGradients = no_grad();
        float[] weights = new float[layer.weight!.NumberOfElements];
        for (int filled = 0; filled < weights.Length;)
        {
            long[] missing = [weights.Length - filled];
            using Tensor normal = randn(missing);
            foreach (float number in normal.data<float>().ToArray().Where(number => Math.Abs(number) <= 2))
            {
                weights[filled++] = (float)(number * deviation);
            }
        }

        using Tensor truncated = tensor(weights, layer.weight!.shape);
        layer.weight!.copy_(truncated);
        layer.bias?.fill_(0);
    }

    /// <summary>
    /// Weights with which the variance of maps stays the same through a rectifier with a slope below 0, and biases of 0 (He et al. 2015,
    /// "Delving Deep into Rectifiers", equation 15), times a share: networks of many residuals begin with small ones.
    /// </summary>
    public static void He(this Conv2d layer, double slope = 0, double share = 1)
    {
        long inputs = layer.weight!.NumberOfElements / layer.weight!.shape[0];
        layer.Gaussian(share * Math.Sqrt(2 / ((1 + slope * slope) * inputs)));
    }

    /// <summary>Weights with which a layer of as many maps out as in gives its input, and biases of 0.</summary>
    public static void Identity(this Conv2d layer)
    {
        using IDisposable withoutGradients = no_grad();
        long[] shape = layer.weight!.shape;
        float[] weights = new float[layer.weight!.NumberOfElements];
        for (long map = 0; map < shape[0]; map++)
        {
            weights[(((map * shape[1] + map) * shape[2]) + shape[2] / 2) * shape[3] + shape[3] / 2] = 1;
        }

        using Tensor identity = tensor(weights, shape);
        layer.weight!.copy_(identity);
        layer.bias?.fill_(0);
    }

    /// <summary>The same number for every weight.</summary>
    public static void Constant(this Conv2d layer, double value)
    {
        using IDisposable withoutGradients = no_grad();
        layer.weight!.fill_(value);
    }

    /// <summary>Makes a network with first weights that a seed decides. The state of the default random numbers stays as it is.</summary>
    public static TNetwork Seeded<TNetwork>(long seed, Func<TNetwork> make) => WithoutTouchingRandomness(() =>
    {
        random.manual_seed(seed).Dispose();
        return make();
    });

    /// <summary>
    /// Makes a network whose first weights a file takes the place of: layers draw them from the global generator of random numbers, which
    /// belongs to the user.
    /// </summary>
    public static TNetwork WithoutTouchingRandomness<TNetwork>(Func<TNetwork> make)
    {
        using Tensor before = get_rng_state();
        try
        {
            return make();
        }
        finally
        {
            set_rng_state(before);
        }
    }
}
