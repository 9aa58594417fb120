using SuperResolution.Networks;

namespace SuperResolution.Weights.Recognition;

/// <summary>Every network that weights can be recognised as. A new network adds a line.</summary>
internal static class GeneratorRecognisers
{
    public static IReadOnlyList<IGeneratorRecogniser> All { get; } = [new SRResNetRecogniser()];
}
