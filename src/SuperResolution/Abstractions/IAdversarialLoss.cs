using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>What generator and discriminator play for: equations 2 and 6 of the SRGAN paper (Ledig et al. 2017), or another such game.</summary>
/// <remarks>Both measures take a discriminator's logits of originals and of results; relativistic games need both for the generator too.</remarks>
public interface IAdversarialLoss
{
    /// <summary>A short name, in lower case, under which the loss is reported: <c>gan</c>.</summary>
    string Name { get; }

    /// <summary>Whether <see cref="MeasureGenerator"/> looks at the originals' logits; if not, they may be null and need not be computed.</summary>
    bool GeneratorNeedsReal { get; }

    /// <summary>What the generator makes small. Gradients flow to the logits of results.</summary>
    /// <param name="fake">Logits of results, of any shape.</param>
    /// <param name="real">Logits of originals, of the same shape; null where <see cref="GeneratorNeedsReal"/> is false.</param>
    /// <returns>One number, no dimensions: the mean over the batch.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or logits that are needed are missing.</exception>
    Tensor MeasureGenerator(Tensor fake, Tensor? real = null);

    /// <summary>What the discriminator makes small. Gradients flow to both.</summary>
    /// <param name="fake">Logits of results, of any shape.</param>
    /// <param name="real">Logits of originals, of the same shape.</param>
    /// <returns>One number, no dimensions: the mean over the batch.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    Tensor MeasureDiscriminator(Tensor fake, Tensor real);
}
