using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>Tells originals from results: D of the SRGAN paper (Ledig et al. 2017, section 2.1).</summary>
public interface IDiscriminator : IDisposable
{
    /// <summary>Judges a batch.</summary>
    /// <param name="images">
    /// High-resolution images, [N, 3, H, W] in RGB, floating point around [0, 1], on the discriminator's device and of its dtype. A network
    /// that was designed for other ranges converts inside.
    /// </param>
    /// <returns>
    /// Logits, above 0 for an original: [N, 1], or [N, 1, h, w] of a discriminator that judges places. The sigmoid that makes them
    /// probabilities belongs to the loss, which is stable that way.
    /// </returns>
    /// <exception cref="ArgumentException">The images are not [N, 3, H, W] of a size that the discriminator takes.</exception>
    Tensor forward(Tensor images);
}
