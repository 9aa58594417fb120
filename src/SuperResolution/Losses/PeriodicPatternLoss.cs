using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// How much stronger patterns of period 2 and 4 are in the result than in the original: the checkerboards that sub-pixel convolutions leave
/// where a discriminator or features of VGG19 are what the training looks at (Odena, Dumoulin, Olah, "Deconvolution and Checkerboard
/// Artifacts", 2016). A result that has less of them than the original, such as a smooth one, costs nothing.
/// </summary>
/// <remarks>
/// a_p is the root of the energy at period p of a window of 32×32 pixels, one every 16 pixels, of each colour; the loss is the mean over
/// windows, colours and images of max(a_p(result) − a_p(original), 0), summed over p = 2 and 4.
/// </remarks>
public sealed class PeriodicPatternLoss : IContentLoss
{
    // A fortieth of a step of 8 bits, below which no picture has a pattern: the root's slope stays finite.
    private const double LeastEnergy = 1e-8;

    /// <inheritdoc/>
    public string Name => "patterns";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes differ, or are not [N, C, H, W] with H and W at least 32.</exception>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireImages(prediction, target, PeriodicPatterns.Side, "Patterns are looked for");
        using DisposeScope scope = NewDisposeScope();
        (Tensor found, Tensor wanted) = (Planes(prediction), Planes(target));
        return PeriodicPatterns.Periods
            .Select(period => (Amplitude(found, period) - Amplitude(wanted, period)).relu().mean())
            .Aggregate((some, more) => some + more)
            .MoveToOuterDisposeScope();
    }

    private static Tensor Planes(Tensor images) => images.contiguous().view(-1, 1, images.shape[2], images.shape[3]);

    private static Tensor Amplitude(Tensor planes, int period) => (PeriodicPatterns.Energy(planes, period) + LeastEnergy).sqrt();
}
