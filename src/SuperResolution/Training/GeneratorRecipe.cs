using SuperResolution.Networks;

namespace SuperResolution.Training;

/// <summary>Which generator is trained.</summary>
/// <param name="Network">
/// <c>SRResNet</c>, <c>LeanSRResNet</c>, <c>Bsrn</c>, <c>BsrnSmall</c> (BSRN-S), <c>SRVGGNetCompact</c> or <c>FastSRGAN</c>.
/// </param>
/// <param name="Scale">r.</param>
/// <param name="Blocks">Residual blocks; of <c>SRVGGNetCompact</c> the convolutions between the first and the last.</param>
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
        nameof(Bsrn) => new Bsrn(Scale, Blocks, Width),
        nameof(Bsrn) + nameof(BsrnVariant.Small) => new Bsrn(Scale, Blocks, Width, BsrnVariant.Small),
        nameof(SRVGGNetCompact) => new SRVGGNetCompact(Scale, Blocks, Width),
        nameof(FastSRGAN) => new FastSRGAN(Scale, Blocks, Width),
        _ => throw new ArgumentException(
            $"There is no network \"{Network}\"; give {nameof(SRResNet)}, {nameof(LeanSRResNet)}, {nameof(Bsrn)}, {nameof(Bsrn)}{nameof(BsrnVariant.Small)}, "
            + $"{nameof(SRVGGNetCompact)} or {nameof(FastSRGAN)}."),
    });
}
