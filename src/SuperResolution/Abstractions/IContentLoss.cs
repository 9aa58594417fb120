using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>Tells how far a result is from the original: l_X^SR of the SRGAN paper (Ledig et al. 2017, section 2.2.1).</summary>
public interface IContentLoss
{
    /// <summary>A short name, in lower case, under which the loss is reported: <c>mse</c>.</summary>
    string Name { get; }

    /// <summary>Compares results with originals; gradients flow to the result.</summary>
    /// <param name="prediction">The results, [N, 3, H, W] in RGB, floating point around [0, 1], not clamped.</param>
    /// <param name="target">The originals, of the same shape, in [0, 1].</param>
    /// <returns>
    /// One number, no dimensions, at least 0. Where both are equal it is 0, but for a loss that looks at the result alone, such as total
    /// variation.
    /// </returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    Tensor Measure(Tensor prediction, Tensor target);
}
