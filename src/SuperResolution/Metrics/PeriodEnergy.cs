using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

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
    private const int Side = 32;
    private const int Step = 16;

    // Of a flat picture, rounding of float64 leaves far less, and a checkerboard of one step of 8 bits thousands.
    private const double LeastEnergy = 1e-6;

    private static readonly EvaluationProtocol s_whole = EvaluationProtocol.Common(1) with { Border = 0 };

    /// <summary>A comparison at one period.</summary>
    /// <param name="period">p: 2 or 4 pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is another.</exception>
    public PeriodEnergy(int period)
    {
        if (period is not (2 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, "Patterns are compared that repeat every 2 or 4 pixels.");
        }

        Period = period;
    }

    /// <summary>p, in pixels.</summary>
    public int Period { get; }

    /// <inheritdoc/>
    public string Name => $"energy {Period}";

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public string Description =>
        $"{Name}: of the spectrum at period {Period}, result / original, Y of BT.601, windows of {Side}×{Side}; 1 is best, more is a checkerboard.";

    /// <inheritdoc/>
    /// <remarks>0 and more; images must be at least 32×32. Not a number for an original that has none of the pattern.</remarks>
    public double Measure(Tensor prediction, Tensor reference) => s_whole.Average(prediction, reference, Side, Ratio);

    private double Ratio(Tensor prediction, Tensor reference)
    {
        Tensor patterns = Patterns();
        double energy = Energy(reference, patterns);
        return energy > LeastEnergy ? Energy(prediction, patterns) / energy : double.NaN;
    }

    private static double Energy(Tensor plane, Tensor patterns) => functional.conv2d(plane, patterns, strides: [Step, Step]).square().sum().item<double>();

    /// <summary>Products of the real functions that repeat every 4 pixels, without those that repeat more often or not: [n, 1, 32, 32].</summary>
    private Tensor Patterns()
    {
        double[][] waves =
        [
            Windowed(_ => 1),
            Windowed(x => Math.Cos(Math.PI * x)),
            Windowed(x => Math.Sqrt(2) * Math.Cos(Math.PI * x / 2)),
            Windowed(x => Math.Sqrt(2) * Math.Sin(Math.PI * x / 2)),
        ];
        int first = Period == 2 ? 1 : 2;
        double[][] products =
        [
            .. from y in Enumerable.Range(0, Period)
               from x in Enumerable.Range(0, Period)
               where Math.Max(x, y) >= first
               select (double[])[.. from row in waves[y] from column in waves[x] select row * column],
        ];
        return tensor((double[])[.. products.SelectMany(product => product)], [products.Length, 1, Side, Side], dtype: ScalarType.Float64);
    }

    private static double[] Windowed(Func<int, double> wave) =>
        [.. Enumerable.Range(0, Side).Select(x => wave(x) * Math.Pow(Math.Sin(Math.PI * (x + 0.5) / Side), 2))];
}
