using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>
/// Makes the low-resolution image that a network is to undo: I^LR of the SRGAN paper (Ledig et al. 2017, section 2). The same input
/// gives the same output, whatever thread asks; one that draws anew for each crop is an <see cref="IRandomDegradation"/>.
/// </summary>
public interface IDegradation
{
    /// <summary>A short name, in lower case: <c>bicubic</c>.</summary>
    string Name { get; }

    /// <summary>r of the paper: r×r pixels become one.</summary>
    int Scale { get; }

    /// <summary>
    /// How far an output pixel looks beyond its own r×r pixels on each side, counted in output pixels. A crop with this margin gives
    /// the pixels that the whole image gives.
    /// </summary>
    int Margin { get; }

    /// <summary>Makes an image smaller.</summary>
    /// <param name="high">[N, 3, rH, rW], floating point in [0, 1].</param>
    /// <returns>[N, 3, H, W] of the same type; every value is a multiple of 1/255, as in an image of 8 bits.</returns>
    /// <exception cref="ArgumentException">A side is no multiple of r, or the image is not [N, C, H, W] of floating-point values.</exception>
    Tensor Degrade(Tensor high);
}
