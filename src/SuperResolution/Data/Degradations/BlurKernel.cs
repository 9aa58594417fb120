using System.Globalization;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// Blur kernels of Wang et al. 2021, "Real-ESRGAN", section 3.1: functions of q = CᵀΣ⁻¹C, where C is the place of a pixel as seen from the kernel's
/// middle and Σ = R diag(σ₁², σ₂²) Rᵀ is turned by an angle. Their weights add up to 1.
/// </summary>
public sealed class BlurKernel
{
    private readonly string _description;

    private BlurKernel(int size, float[] weights, string description)
    {
        Size = size;
        Weights = weights;
        _description = description;
    }

    /// <summary>The side in pixels, odd.</summary>
    public int Size { get; }

    /// <summary>The weights, row-major.</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <summary>exp(−q/2).</summary>
    /// <param name="size">The side in pixels, odd.</param>
    /// <param name="sigma1">σ₁ in pixels, above 0.</param>
    /// <param name="sigma2">σ₂ in pixels, above 0.</param>
    /// <param name="angle">From the direction of rows to that of σ₁, in radians.</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is even or below 1, or another number is not above 0.</exception>
    public static BlurKernel Gaussian(int size, double sigma1, double sigma2, double angle) =>
        Of(size, sigma1, sigma2, angle, "Gaussian", q => Math.Exp(-0.5 * q));

    /// <summary>exp(−q^β/2), of which β = 1 is the Gaussian; a larger β is flatter in the middle and steeper around it.</summary>
    /// <param name="size">The side in pixels, odd.</param>
    /// <param name="sigma1">σ₁ in pixels, above 0.</param>
    /// <param name="sigma2">σ₂ in pixels, above 0.</param>
    /// <param name="angle">From the direction of rows to that of σ₁, in radians.</param>
    /// <param name="beta">β, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is even or below 1, or another number is not above 0.</exception>
    public static BlurKernel GeneralisedGaussian(int size, double sigma1, double sigma2, double angle, double beta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        return Of(size, sigma1, sigma2, angle, Text($"generalised Gaussian, β {beta:0.00}"), q => Math.Exp(-0.5 * Math.Pow(q, beta)));
    }

    /// <summary>1/(1 + q^β), which is flat in the middle and has long tails.</summary>
    /// <param name="size">The side in pixels, odd.</param>
    /// <param name="sigma1">σ₁ in pixels, above 0.</param>
    /// <param name="sigma2">σ₂ in pixels, above 0.</param>
    /// <param name="angle">From the direction of rows to that of σ₁, in radians.</param>
    /// <param name="beta">β, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is even or below 1, or another number is not above 0.</exception>
    public static BlurKernel Plateau(int size, double sigma1, double sigma2, double angle, double beta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        return Of(size, sigma1, sigma2, angle, Text($"plateau, β {beta:0.00}"), q => 1 / (1 + Math.Pow(q, beta)));
    }

    /// <summary>A function of the place, made to add up to 1.</summary>
    /// <param name="size">The side in pixels, odd.</param>
    /// <param name="description">What it is, for people.</param>
    /// <param name="function">The weight at a column and a row, both 0 in the middle.</param>
    internal static BlurKernel Of(int size, string description, Func<int, int, double> function)
    {
        if (size < 1 || int.IsEvenInteger(size))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A kernel has a middle: give an odd side, 1 or more.");
        }

        double[] values = new double[size * size];
        int middle = size / 2;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = function(i % size - middle, i / size - middle);
        }

        double sum = values.Sum();
        return new(size, (float[])[.. values.Select(value => (float)(value / sum))], Text($"{description}, {size}×{size}"));
    }

    /// <inheritdoc/>
    public override string ToString() => _description;

    private static BlurKernel Of(int size, double sigma1, double sigma2, double angle, string kind, Func<double, double> ofQ)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma2);
        (double sin, double cos) = Math.SinCos(angle);
        string sigmas = sigma1 == sigma2 ? Text($"σ {sigma1:0.00}") : Text($"σ {sigma1:0.00} and {sigma2:0.00} at {double.RadiansToDegrees(angle):0}°");
        return Of(size, $"{kind}, {sigmas}", (x, y) =>
        {
            (double along, double across) = ((x * cos + y * sin) / sigma1, (y * cos - x * sin) / sigma2);
            return ofQ(along * along + across * across);
        });
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
