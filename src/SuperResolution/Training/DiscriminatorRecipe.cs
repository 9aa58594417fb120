using SuperResolution.Networks;

namespace SuperResolution.Training;

/// <summary>Which discriminator an adversarial training has.</summary>
/// <param name="Width">The maps of its first convolution: 64 in the SRGAN paper (Ledig et al. 2017, figure 4).</param>
public sealed record DiscriminatorRecipe(int Width = 64)
{
    /// <summary>Builds the discriminator with first weights that a seed decides. The state of the default random numbers stays as it is.</summary>
    /// <param name="side">The side of the crops in pixels.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">It cannot have these sizes.</exception>
    public IDiscriminator Create(int side, long seed) => FirstWeights.Seeded<IDiscriminator>(seed, () => new SrganDiscriminator(side, Width));
}
