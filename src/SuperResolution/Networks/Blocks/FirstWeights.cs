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
