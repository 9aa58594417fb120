namespace SuperResolution.Imaging;

/// <summary>A symmetric kernel that images are resampled with: a function of the distance in source pixels.</summary>
public sealed class ResamplingKernel
{
    private readonly Func<double, double> _function;

    /// <summary>Describes a kernel.</summary>
    /// <param name="name">What people call it, in lower case.</param>
    /// <param name="support">Full width of the interval around 0 outside which the function is 0; above 0.</param>
    /// <param name="function">
    /// The weight of a source pixel at a signed distance from the sampled point. It need not be normalised: the weights of each output
    /// pixel are divided by their sum.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The support is not a finite number above 0.</exception>
    public ResamplingKernel(string name, double support, Func<double, double> function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        if (!double.IsFinite(support) || support <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(support), support, "A kernel's support is a finite width above 0.");
        }

        Name = name;
        Support = support;
        _function = function;
    }

    /// <summary>Each output pixel takes the source pixel that it lies in.</summary>
    public static ResamplingKernel Nearest { get; } = new("nearest", 1, x => x is >= -0.5 and < 0.5 ? 1 : 0);

    /// <summary>Keys' cubic convolution with a = −0.5 (1981, equation 15), MATLAB's <c>bicubic</c>.</summary>
    public static ResamplingKernel Bicubic { get; } = new("bicubic", 4, x =>
    {
        double distance = Math.Abs(x);
        double square = distance * distance;
        double cube = square * distance;
        return distance switch
        {
            <= 1 => 1.5 * cube - 2.5 * square + 1,
            <= 2 => -0.5 * cube + 2.5 * square - 4 * distance + 2,
            _ => 0,
        };
    });

    /// <summary>Linear interpolation between the two nearest pixels of a dimension, MATLAB's <c>bilinear</c>: a triangle.</summary>
    public static ResamplingKernel Bilinear { get; } = new("bilinear", 2, x => Math.Max(0, 1 - Math.Abs(x)));

    /// <summary>
    /// Cubic Hermite interpolation between the two nearest pixels of a dimension with slopes of 0 in both: Mitchell and Netravali's kernels
    /// (1988, equation 8) with B = C = 0. It never overshoots, and makes steps of pixels.
    /// </summary>
    public static ResamplingKernel Hermite { get; } = new("hermite", 2, x =>
    {
        double distance = Math.Abs(x);
        return distance < 1 ? (2 * distance - 3) * distance * distance + 1 : 0;
    });

    /// <summary>
    /// The cubic B-spline, Mitchell and Netravali's kernel (1988, equation 8) with B = 1 and C = 0. Pixels are its control points, through
    /// which it does not go: the picture is smoothed.
    /// </summary>
    public static ResamplingKernel BSpline { get; } = new("b-spline", 4, x =>
    {
        double distance = Math.Abs(x);
        return distance switch
        {
            < 1 => (3 * distance - 6) * distance * distance / 6 + 4.0 / 6,
            < 2 => (2 - distance) * (2 - distance) * (2 - distance) / 6,
            _ => 0,
        };
    });

    /// <summary>sinc(x) windowed by sinc(x/3) (Duchon 1979), MATLAB's <c>lanczos3</c>.</summary>
    public static ResamplingKernel Lanczos3 { get; } = new("lanczos3", 6, x => Math.Abs(x) < 3 ? Sinc(x) * Sinc(x / 3) : 0);

    /// <summary>The kernels that have names.</summary>
    internal static IReadOnlyList<ResamplingKernel> All { get; } = [Nearest, Bilinear, Bicubic, Lanczos3, Hermite, BSpline];

    /// <summary>What people call it, in lower case.</summary>
    public string Name { get; }

    /// <summary>Full width of the interval around 0 outside which the function is 0.</summary>
    public double Support { get; }

    /// <summary>The weight of a source pixel.</summary>
    /// <param name="distance">Signed distance from the sampled point, in source pixels.</param>
    public double Weight(double distance) => _function(distance);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
