using System.Globalization;
using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>
/// A Gaussian filter, then every r-th pixel: the degradation that the SRGAN paper names in its problem statement (Ledig et al. 2017,
/// section 2). The paper gives no σ.
/// </summary>
/// <remarks>
/// The filter is centred on each block of r×r pixels, so that nothing shifts; it is cut at 3σ, edges are mirrored, and each of its two
/// passes is rounded to 8 bits.
/// </remarks>
public sealed class GaussianDegradation : IDegradation
{
    private const double Cut = 3;

    private readonly ResamplingKernel _kernel;

    /// <summary>A degradation by a factor.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8.</param>
    /// <param name="sigma">σ of the filter in high-resolution pixels, above 0; 0.4·r when null, which is 1.6 for r = 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is another, or σ is not above 0.</exception>
    public GaussianDegradation(int scale = 4, double? sigma = null)
    {
        Scale = DegradationInput.RequireScale(scale);
        Sigma = sigma ?? 0.4 * scale;
        if (!double.IsFinite(Sigma) || Sigma <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "σ is a number of pixels above 0.");
        }

        // As wide as a pixel at least, so that some pixel lies inside.
        double reach = Math.Max(Cut * Sigma, 1);
        _kernel = new ResamplingKernel("gaussian", 2 * reach, x => Math.Abs(x) <= reach ? Math.Exp(-x * x / (2 * Sigma * Sigma)) : 0);
        Margin = (int)Math.Ceiling(reach / scale);
    }

    /// <inheritdoc/>
    public string Name => "gaussian";

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>σ of the filter in high-resolution pixels.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public int Margin { get; }

    /// <inheritdoc/>
    public Tensor Degrade(Tensor high)
    {
        (int height, int width) = DegradationInput.LowSize(high, Scale);
        return Resize.To8Bit(high, height, width, _kernel, antialias: false);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} (σ {Sigma})");
}
