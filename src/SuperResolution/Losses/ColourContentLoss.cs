using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// How far the colours of surfaces are off: the mean absolute difference of the mean colours of blocks of 16×16 pixels, images in [0, 1].
/// Texture inside of a block costs nothing. Features of VGG19 and a discriminator hardly see a tint that is the same all over, and let it drift.
/// </summary>
/// <remarks>Blocks lie side by side from the top left, and what remains at the right and bottom is left out.</remarks>
public sealed class ColourContentLoss : IContentLoss
{
    private const int Side = 16;

    /// <inheritdoc/>
    public string Name => "colour";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes differ, or are not [N, C, H, W] with H and W at least 16.</exception>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireImages(prediction, target, Side, "Colours are compared");
        using DisposeScope scope = NewDisposeScope();
        return functional.l1_loss(Means(prediction), Means(target)).MoveToOuterDisposeScope();
    }

    private static Tensor Means(Tensor images)
    {
        (long rows, long columns) = (images.shape[2] / Side, images.shape[3] / Side);
        return images
            .narrow(2, 0, rows * Side)
            .narrow(3, 0, columns * Side)
            .contiguous()
            .view(images.shape[0], images.shape[1], rows, Side, columns, Side)
            .mean([3, 5]);
    }
}
