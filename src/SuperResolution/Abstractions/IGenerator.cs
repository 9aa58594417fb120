using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>
/// Makes an image larger: G of the SRGAN paper (section 2.1), any network of its family, or a classical resampler.
/// </summary>
/// <remarks>
/// Tensors at this boundary are NCHW, RGB, floating point in [0, 1]. A network whose weights were trained on other ranges
/// converts inside <see cref="forward"/>; <see cref="InputRange"/> and <see cref="OutputRange"/> tell which they were.
/// </remarks>
public interface IGenerator : IDisposable
{
    /// <summary>r of the paper: one pixel in becomes r×r pixels out.</summary>
    int Scale { get; }

    /// <summary>
    /// How far the receptive field of an output pixel reaches, in input pixels on each side. A tile with this margin gives the
    /// same pixels as the whole image.
    /// </summary>
    int Halo { get; }

    /// <summary>Bytes alive at the widest point of a float32 forward pass, for each input pixel; tiles are sized by it.</summary>
    long WorkingBytesPerPixel { get; }

    /// <summary>
    /// Whether tiles with a margin of <see cref="Halo"/> have the pixels of the whole image. False for a network that takes means over whole
    /// images or whose grid depends on their size (attention over pooled maps, instance normalisation): it runs whole where memory allows
    /// it, and elsewhere in tiles that differ a little, with a notice (<see cref="UpscaleNoticeKind.InexactTiles"/>). True unless said otherwise.
    /// </summary>
    bool TilesExactly => true;

    /// <summary>The range of input values that the weights were trained on.</summary>
    ValueRange InputRange { get; }

    /// <summary>The range of output values that the weights were trained on.</summary>
    ValueRange OutputRange { get; }

    /// <summary>Enlarges a batch.</summary>
    /// <param name="input">Low-resolution images, [N, 3, H, W], values in [0, 1], on the generator's device and of its dtype.</param>
    /// <returns>
    /// High-resolution images, [N, 3, rH, rW]. Values lie around [0, 1] and are not clamped, so that losses see them as they are.
    /// </returns>
    /// <exception cref="ArgumentException">The input is not [N, 3, H, W].</exception>
    Tensor forward(Tensor input);
}
