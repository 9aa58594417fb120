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

    /// <summary>What people call it, in lower case.</summary>
    public string Name { get; }

    /// <summary>Full width of the interval around 0 outside which the function is 0.</summary>
    public double Support { get; }

    /// <summary>The weight of a source pixel.</summary>
    /// <param name="distance">Signed distance from the sampled point, in source pixels.</param>
    public double Weight(double distance) => _function(distance);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
