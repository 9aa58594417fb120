using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// The game of "Least Squares Generative Adversarial Networks" (Mao et al. 2017, equation 9, with a = 0 and b = c = 1): the
/// discriminator makes ½ mean (D(real) − 1)² + ½ mean D(fake)² small, the generator ½ mean (D(fake) − 1)². D is the logit itself.
/// </summary>
public sealed class LeastSquaresAdversarialLoss : IAdversarialLoss
{
    /// <inheritdoc/>
    public string Name => "lsgan";

    /// <inheritdoc/>
    public bool GeneratorNeedsReal => false;

    /// <inheritdoc/>
    public Tensor MeasureGenerator(Tensor fake, Tensor? real = null)
    {
        ArgumentNullException.ThrowIfNull(fake);
        using DisposeScope scope = NewDisposeScope();
        return HalfSquare(fake - 1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor MeasureDiscriminator(Tensor fake, Tensor real)
    {
        LogitsInput.RequireSameShape(fake, real);
        using DisposeScope scope = NewDisposeScope();
        return (HalfSquare(real - 1) + HalfSquare(fake)).MoveToOuterDisposeScope();
    }

    private static Tensor HalfSquare(Tensor difference) => difference.square().mean() * 0.5;
}
