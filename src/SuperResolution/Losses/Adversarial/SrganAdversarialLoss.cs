using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// The game of SRGAN (Ledig et al. 2017): the discriminator makes −log D(real) − log(1 − D(fake)) small (equation 2), the generator
/// −log D(fake) (equation 6).
/// </summary>
/// <remarks>
/// D is the sigmoid of a logit x, so that −log D = softplus(−x) and −log(1 − D) = softplus(x), which neither overflow nor lose their
/// gradient where the discriminator is sure.
/// </remarks>
public sealed class SrganAdversarialLoss : IAdversarialLoss
{
    /// <inheritdoc/>
    public string Name => "gan";

    /// <inheritdoc/>
    public bool GeneratorNeedsReal => false;

    /// <inheritdoc/>
    public Tensor MeasureGenerator(Tensor fake, Tensor? real = null)
    {
        ArgumentNullException.ThrowIfNull(fake);
        using DisposeScope scope = NewDisposeScope();
        return (-fake).softplus().mean().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor MeasureDiscriminator(Tensor fake, Tensor real)
    {
        LogitsInput.RequireSameShape(fake, real);
        using DisposeScope scope = NewDisposeScope();
        return ((-real).softplus().mean() + fake.softplus().mean()).MoveToOuterDisposeScope();
    }
}
