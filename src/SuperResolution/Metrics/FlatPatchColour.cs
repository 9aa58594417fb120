using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>
/// How far the colour of flat surfaces is off, in steps of 8 bits: over the patches of 16×16 pixels in which each channel of the original
/// deviates by less than 2 from its mean (one standard deviation), the difference of the means, of the channel where it is largest.
/// </summary>
/// <remarks>Whole images; patches lie side by side from the top left, and what remains at the right and bottom is left out.</remarks>
public sealed class FlatPatchColour : IImageMetric
{
    private const int Side = 16;
    private const double LargestDeviation = 2;

    private readonly bool _worst;

    /// <summary>A comparison of flat patches.</summary>
    /// <param name="worst">Whether an image's value is that of its worst patch; else it is the mean over its patches.</param>
    public FlatPatchColour(bool worst = false) => _worst = worst;

    /// <inheritdoc/>
    public string Name => _worst ? "flat colour, worst" : "flat colour";

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public string Description =>
        $"{Name}: difference of mean colour in steps of 8 bits, {(_worst ? "the worst" : "mean")} of the patches of {Side}×{Side} with σ < "
        + $"{LargestDeviation} in the original.";

    /// <inheritdoc/>
    /// <remarks>0 to 255; images must be at least 16×16. Not a number for an original without a flat patch.</remarks>
    public double Measure(Tensor prediction, Tensor reference) => ComparedImages.Average(prediction, reference, border: 0, Side, Difference);

    private double Difference(Tensor prediction, Tensor reference)
    {
        Tensor patches = Patches(reference);
        Tensor means = Means(patches);
        double[] variances = Means((patches - means).square()).data<double>().ToArray();
        double[] differences = (Means(Patches(prediction)) - means).data<double>().ToArray();

        // Channel by channel, the patches in the same order.
        int count = differences.Length / (int)reference.shape[1];
        double[] flat =
        [
            .. from patch in Enumerable.Range(0, count)
               let channels = Enumerable.Range(0, differences.Length / count).Select(channel => channel * count + patch)
               where channels.All(at => variances[at] < LargestDeviation * LargestDeviation)
               select channels.Max(at => Math.Abs(differences[at])),
        ];
        return flat.Length == 0 ? double.NaN : _worst ? flat.Max() : flat.Average();
    }

    /// <summary>[C, rows, 16, columns, 16].</summary>
    private static Tensor Patches(Tensor levels)
    {
        long rows = levels.shape[2] / Side;
        long columns = levels.shape[3] / Side;
        return levels.narrow(2, 0, rows * Side).narrow(3, 0, columns * Side).contiguous().view(levels.shape[1], rows, Side, columns, Side);
    }

    private static Tensor Means(Tensor patches) => patches.mean([2, 4], keepdim: true);
}
