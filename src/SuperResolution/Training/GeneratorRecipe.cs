using SuperResolution.Networks;

namespace SuperResolution.Training;

/// <summary>Which generator is trained.</summary>
/// <param name="Network"><c>SRResNet</c>, <c>LeanSRResNet</c>, <c>RrdbNet</c>, <c>MsrResNet</c> or <c>Ebrn</c>.</param>
/// <param name="Scale">r.</param>
/// <param name="Blocks">Residual blocks; of EBRN its modules.</param>
/// <param name="Width">Feature maps. RrdbNet grows by half as many.</param>
public sealed record GeneratorRecipe(string Network, int Scale, int Blocks, int Width)
{
    /// <summary>Builds the generator with first weights that a seed decides. The state of the default random numbers stays as it is.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">There is no such network, or it cannot have these sizes.</exception>
    public IGenerator Create(long seed) => FirstWeights.Seeded<IGenerator>(seed, () => Network switch
    {
        nameof(SRResNet) => new SRResNet(Scale, Blocks, Width),
        nameof(LeanSRResNet) => new LeanSRResNet(Scale, Blocks, Width),
        nameof(RrdbNet) => new RrdbNet(Scale, Blocks, Width, growth: Width / 2),
        nameof(MsrResNet) => new MsrResNet(Scale, Blocks, Width),
        nameof(Ebrn) => new Ebrn(Scale, Blocks, Width),
        _ => throw new ArgumentException(
            $"There is no network \"{Network}\"; give {nameof(SRResNet)}, {nameof(LeanSRResNet)}, {nameof(RrdbNet)}, {nameof(MsrResNet)} or {nameof(Ebrn)}."),
    });
}
