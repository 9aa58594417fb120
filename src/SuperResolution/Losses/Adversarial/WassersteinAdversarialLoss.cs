using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// The game of "Wasserstein GAN" (Arjovsky et al. 2017, algorithm 1): the critic makes mean C(fake) − mean C(real) small, the generator
/// −mean C(fake). There is no sigmoid and no logarithm.
/// </summary>
/// <remarks>
/// The critic's weights have to stay within bounds, ±0.01 in the paper, which is the trainer's part
/// (<c>SrganRecipe.DiscriminatorWeightBound</c>), as are RMSProp and five steps of the critic for each of the generator. C has no unit:
/// what is reported as its probabilities means nothing.
/// </remarks>
public sealed class WassersteinAdversarialLoss : IAdversarialLoss
{
    /// <inheritdoc/>
    public string Name => "wgan";

    /// <inheritdoc/>
    public bool GeneratorNeedsReal => false;

    /// <inheritdoc/>
    public Tensor MeasureGenerator(Tensor fake, Tensor? real = null)
    {
        ArgumentNullException.ThrowIfNull(fake);
        using DisposeScope scope = NewDisposeScope();
        return (-fake.mean()).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    /// <returns>One number: minus what the critic takes for the distance between originals and results.</returns>
    public Tensor MeasureDiscriminator(Tensor fake, Tensor real)
    {
        LogitsInput.RequireSameShape(fake, real);
        using DisposeScope scope = NewDisposeScope();
        return (fake.mean() - real.mean()).MoveToOuterDisposeScope();
    }
}
