using SuperResolution.Networks;

namespace SuperResolution.Training;

/// <summary>Which discriminator an adversarial training has.</summary>
/// <param name="Width">The maps of its first convolution: 64 in the papers.</param>
/// <param name="Network">
/// <c>SrganDiscriminator</c> (Ledig et al. 2017, figure 4), <c>VggDiscriminator128</c> (Wang et al. 2018) or <c>UNetDiscriminator</c> (Wang
/// et al. 2021).
/// </param>
public sealed record DiscriminatorRecipe(int Width = 64, string Network = nameof(SrganDiscriminator))
{
    /// <summary>Builds the discriminator with first weights that a seed decides. The state of the default random numbers stays as it is.</summary>
    /// <param name="side">The side of the crops in pixels.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">There is no such network, or it cannot have these sizes.</exception>
    public IDiscriminator Create(int side, long seed) => FirstWeights.Seeded<IDiscriminator>(seed, () => Network switch
    {
        nameof(SrganDiscriminator) => new SrganDiscriminator(side, Width),
        nameof(VggDiscriminator128) => new VggDiscriminator128(side, Width),
        nameof(UNetDiscriminator) => new UNetDiscriminator(Width),
        _ => throw new ArgumentException(
            $"There is no discriminator \"{Network}\"; give {nameof(SrganDiscriminator)}, {nameof(VggDiscriminator128)} or {nameof(UNetDiscriminator)}."),
    });
}
