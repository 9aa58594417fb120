using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>Lets convolutions compute in a narrower type, and leaves what is between them.</summary>
internal static class NarrowConvolutions
{
    /// <summary>Casts the weights of all convolutions of some layers.</summary>
    public static void Cast(ScalarType type, params ReadOnlySpan<nn.Module> layers)
    {
        foreach (nn.Module layer in layers)
        {
            foreach (Convolution convolution in layer.named_modules().Select(part => part.module).Prepend(layer).OfType<Convolution>())
            {
                convolution.to(type);
            }
        }
    }
}
