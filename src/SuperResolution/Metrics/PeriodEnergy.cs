using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>
/// How strong patterns are that repeat every 2 or 4 pixels, in proportion to the original: 1 for equal images, above it where upsampling
/// layers left a checkerboard (Odena, Dumoulin, Olah, "Deconvolution and Checkerboard Artifacts", 2016).
/// </summary>
/// <remarks>
/// Y of BT.601 of 8 bits, whole images. Windows of 32×32 (Hann) every 16 pixels; of each the energy of the spectrum at the frequencies
/// (k/p, l/p) that repeat every p pixels and not more often, summed over the windows. A window keeps patterns that change their sign from
/// place to place, which would vanish in the spectrum of the whole image.
/// </remarks>
public sealed class PeriodEnergy : IImageMetric
{
    // Of a flat picture, rounding of float64 leaves far less, and a checkerboard of one step of 8 bits more.
    private const double LeastEnergy = 1e-10;

    private const string Prefix = "energy ";

    private static readonly EvaluationProtocol s_whole = EvaluationProtocol.Common(1) with { Border = 0 };

    /// <summary>A comparison at one period.</summary>
    /// <param name="period">p: 2 or 4 pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is another.</exception>
    public PeriodEnergy(int period)
    {
        if (!PeriodicPatterns.Periods.Contains(period))
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, "Patterns are compared that repeat every 2 or 4 pixels.");
        }

        Period = period;
    }

    /// <summary>p, in pixels.</summary>
    public int Period { get; }

    /// <inheritdoc/>
    public string Name => $"{Prefix}{Period}";

    /// <inheritdoc/>
    /// <remarks>1 is best; more is a checkerboard, less is a lack of texture.</remarks>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public string Description =>
        $"{Name}: of the spectrum at period {Period}, result / original, Y of BT.601, windows of {PeriodicPatterns.Side}×{PeriodicPatterns.Side}; 1 is best, more is a checkerboard.";

    /// <inheritdoc/>
    /// <remarks>0 and more; images must be at least 32×32. Not a number for an original that has none of the pattern.</remarks>
    public double Measure(Tensor prediction, Tensor reference) => s_whole.Average(prediction, reference, PeriodicPatterns.Side, Ratio);

    /// <summary>Whether a metric of this name is one, of which 1 is best and neither more nor less.</summary>
    internal static bool IsName(string name) => PeriodicPatterns.Periods.Any(period => name == $"{Prefix}{period}");

    private double Ratio(Tensor prediction, Tensor reference)
    {
        double energy = Energy(reference);
        return energy > LeastEnergy ? Energy(prediction) / energy : double.NaN;
    }

    private double Energy(Tensor plane) => PeriodicPatterns.Energy(plane, Period).sum().item<double>();
}
