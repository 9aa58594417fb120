using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>
/// A degradation that draws anew for each image. What is drawn is a function of a seed, so that the same seed and image give the same result,
/// whatever thread asks. <see cref="IDegradation.Degrade"/> is that of the seed 0.
/// </summary>
/// <remarks>
/// Crops are degraded by themselves, each time with another seed, as a part of a square that is larger by twice the <see cref="IDegradation.Margin"/>, as
/// far as the image has it. The pixels of a crop are therefore not those of the whole image.
/// </remarks>
public interface IRandomDegradation : IDegradation
{
    /// <summary>Whether <see cref="Target"/> makes another image of the original, such as a sharpened one.</summary>
    bool ChangesTarget => false;

    /// <summary>What a network should make of the degraded image, and what is degraded: the original itself, or one that was sharpened.</summary>
    /// <param name="high">[N, 3, rH, rW], floating point in [0, 1].</param>
    /// <returns>Of the same shape and type, in [0, 1]; the tensor itself where <see cref="ChangesTarget"/> is false.</returns>
    Tensor Target(Tensor high) => high;

    /// <summary>Makes images smaller, each by other draws.</summary>
    /// <param name="high">[N, 3, rH, rW], floating point in [0, 1]: what <see cref="Target"/> gave.</param>
    /// <param name="seed">What decides all that is drawn.</param>
    /// <returns>[N, 3, H, W] of the same type; every value is a multiple of 1/255.</returns>
    /// <exception cref="ArgumentException">A side is no multiple of r, or the image is not [N, 3, H, W] of floating-point values.</exception>
    Tensor Degrade(Tensor high, long seed);

    /// <summary>What a seed draws for the first image, for people: a line each step, in their order.</summary>
    /// <param name="height">rH.</param>
    /// <param name="width">rW.</param>
    /// <param name="seed">The seed.</param>
    IReadOnlyList<string> Describe(int height, int width, long seed);
}
