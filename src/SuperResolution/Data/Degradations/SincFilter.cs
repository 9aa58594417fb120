using System.Globalization;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// The ideal low-pass filter, cut to a square, which rings and overshoots at edges as sharpening and compression do
/// (Wang et al. 2021, "Real-ESRGAN", section 3.3): ω/(2πr) · J₁(ωr) at a distance r from the middle, which tends to ω²/(4π) there.
/// </summary>
public static class SincFilter
{
    private const int Points = 128;

    /// <summary>The kernel, which adds up to 1 and has negative weights.</summary>
    /// <param name="size">The side in pixels, odd.</param>
    /// <param name="cutoff">ω in radians a pixel, above 0 and up to π, which lets nearly all through.</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is even or below 1, or the cutoff is not above 0.</exception>
    public static BlurKernel Kernel(int size, double cutoff)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutoff);
        string description = string.Create(CultureInfo.InvariantCulture, $"sinc, ω {cutoff / Math.PI:0.00}π");
        return BlurKernel.Of(size, description, (x, y) => Math.Sqrt(x * x + y * y) is > 0 and var r
            ? cutoff / (Math.Tau * r) * BesselJ1(cutoff * r)
            : cutoff * cutoff / (4 * Math.PI));
    }

    /// <summary>
    /// The Bessel function J₁ by Bessel's integral (Abramowitz and Stegun, 9.1.21), (1/2π) ∫ cos(τ − x sin τ) dτ over a period, whose trapezoidal sum is
    /// exact to double precision once it has somewhat more points than x.
    /// </summary>
    /// <param name="x">0 or more; in the corner of 21×21 pixels with a cutoff of π it is 44.</param>
    private static double BesselJ1(double x)
    {
        int points = Math.Max(Points, (int)x * 2);
        double sum = 0;
        for (int i = 0; i < points; i++)
        {
            double angle = Math.Tau * i / points;
            sum += Math.Cos(angle - x * Math.Sin(angle));
        }

        return sum / points;
    }
}
