using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// The relativistic average game of ESRGAN (Wang et al. 2018, section 3.2, equations 1 and 2; Jolicoeur-Martineau 2018): the
/// discriminator says by how much an original is more real than the results are on average. Its weight in the paper is 5·10⁻³.
/// </summary>
/// <remarks>
/// With logits C: D(real, fake) = σ(C(real) − mean C(fake)), and the other way round. The discriminator makes −log D(real, fake) − log(1
/// − D(fake, real)) small, the generator −log(1 − D(real, fake)) − log D(fake, real). Code that was published (ESRGAN, BasicSR) takes
/// half of both.
/// </remarks>
public sealed class RelativisticAdversarialLoss : IAdversarialLoss
{
    /// <inheritdoc/>
    public string Name => "ragan";

    /// <inheritdoc/>
    public bool GeneratorNeedsReal => true;

    /// <inheritdoc/>
    public Tensor MeasureGenerator(Tensor fake, Tensor? real = null)
    {
        LogitsInput.RequireSameShape(fake, RequiredReal(real));
        return TellApart(higher: fake, lower: real!);
    }

    /// <inheritdoc/>
    public Tensor MeasureDiscriminator(Tensor fake, Tensor real)
    {
        LogitsInput.RequireSameShape(fake, real);
        return TellApart(higher: real, lower: fake);
    }

    /// <summary>Small where each of the higher is above the mean of the lower, and each of the lower below the mean of the
    /// higher.</summary>
    private static Tensor TellApart(Tensor higher, Tensor lower)
    {
        using DisposeScope scope = NewDisposeScope();
        return ((lower.mean() - higher).softplus().mean() + (lower - higher.mean()).softplus().mean()).MoveToOuterDisposeScope();
    }

    private static Tensor RequiredReal(Tensor? real) => real ?? throw new ArgumentException(
        "In the relativistic game the generator looks at originals too; give their logits.", nameof(real));
}
