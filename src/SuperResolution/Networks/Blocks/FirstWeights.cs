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
}
