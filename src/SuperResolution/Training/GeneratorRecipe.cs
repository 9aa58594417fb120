using SuperResolution.Networks;

namespace SuperResolution.Training;

/// <summary>Which generator is trained.</summary>
/// <param name="Network"><c>SRResNet</c> or <c>LeanSRResNet</c>.</param>
/// <param name="Scale">r.</param>
/// <param name="Blocks">Residual blocks.</param>
/// <param name="Width">Feature maps.</param>
public sealed record GeneratorRecipe(string Network, int Scale, int Blocks, int Width)
{
    /// <summary>Builds the generator with first weights that a seed decides. The state of the default random numbers stays as it is.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">There is no such network, or it cannot have these sizes.</exception>
    public IGenerator Create(long seed) => FirstWeights.Seeded<IGenerator>(seed, () => Network switch
    {
        nameof(SRResNet) => new SRResNet(Scale, Blocks, Width),
        nameof(LeanSRResNet) => new LeanSRResNet(Scale, Blocks, Width),
        _ => throw new ArgumentException($"There is no network \"{Network}\"; give {nameof(SRResNet)} or {nameof(LeanSRResNet)}."),
    });
}
