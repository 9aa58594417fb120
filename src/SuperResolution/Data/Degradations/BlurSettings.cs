namespace SuperResolution.Data.Degradations;

/// <summary>Which blur kernels there are and how likely each is (Wang et al. 2021, "Real-ESRGAN", section 3.1; sinc kernels: section 3.3).</summary>
public sealed record BlurSettings
{
    /// <summary>The largest side of a kernel that is allowed.</summary>
    internal const int MostSize = 101;

    /// <summary>The smallest side of a kernel in pixels, odd.</summary>
    public required int SmallestSize { get; init; }

    /// <summary>The largest side of a kernel in pixels, odd; every odd number between is as likely.</summary>
    public required int LargestSize { get; init; }

    /// <summary>How likely a sinc kernel is; otherwise it is one of the six that follow.</summary>
    public required double SincProbability { get; init; }

    /// <summary>The weight of isotropic Gaussian kernels.</summary>
    public required double Isotropic { get; init; }

    /// <summary>The weight of anisotropic Gaussian kernels.</summary>
    public required double Anisotropic { get; init; }

    /// <summary>The weight of isotropic generalised Gaussian kernels.</summary>
    public required double GeneralisedIsotropic { get; init; }

    /// <summary>The weight of anisotropic generalised Gaussian kernels.</summary>
    public required double GeneralisedAnisotropic { get; init; }

    /// <summary>The weight of isotropic plateau-shaped kernels.</summary>
    public required double PlateauIsotropic { get; init; }

    /// <summary>The weight of anisotropic plateau-shaped kernels.</summary>
    public required double PlateauAnisotropic { get; init; }

    /// <summary>σ in pixels; anisotropic kernels draw one for each axis.</summary>
    public required Interval Sigma { get; init; }

    /// <summary>The angle of anisotropic kernels in radians.</summary>
    public required Interval Rotation { get; init; }

    /// <summary>β of generalised Gaussian kernels. Half of them lie from the lower end to 1, half from 1 to the upper end.</summary>
    public required Interval GeneralisedShape { get; init; }

    /// <summary>β of plateau-shaped kernels, drawn likewise: where the lower end is 1, half of them are 1.</summary>
    public required Interval PlateauShape { get; init; }

    /// <summary>The cutoff ω of sinc kernels with a side below <see cref="LargeSinc"/>, in radians a pixel.</summary>
    public required Interval SmallSincCutoff { get; init; }

    /// <summary>The cutoff ω of the others.</summary>
    public required Interval LargeSincCutoff { get; init; }

    /// <summary>The side in pixels from which sinc kernels are large.</summary>
    public required int LargeSinc { get; init; }

    internal IEnumerable<string> Faults =>
    [
        .. SettingFaults.KernelSizes(SmallestSize, LargestSize),
        .. SettingFaults.Probability(nameof(SincProbability), SincProbability),
        .. SettingFaults.Weights(
            "kernels", Isotropic, Anisotropic, GeneralisedIsotropic, GeneralisedAnisotropic, PlateauIsotropic, PlateauAnisotropic),
        .. Sigma.Faults(nameof(Sigma), 0.01, 100),
        .. Rotation.Faults(nameof(Rotation), -Math.Tau, Math.Tau),
        .. GeneralisedShape.Faults(nameof(GeneralisedShape), 0.01, 100),
        .. PlateauShape.Faults(nameof(PlateauShape), 0.01, 100),
        .. SmallSincCutoff.Faults(nameof(SmallSincCutoff), 0.1, Math.PI),
        .. LargeSincCutoff.Faults(nameof(LargeSincCutoff), 0.1, Math.PI),
    ];

    /// <summary>Draws a kernel.</summary>
    internal BlurKernel Draw(RandomDraws draws)
    {
        int size = draws.Odd(SmallestSize, LargestSize);
        if (draws.Chance(SincProbability))
        {
            return SincFilter.Kernel(size, draws.In(size < LargeSinc ? SmallSincCutoff : LargeSincCutoff));
        }

        int kind = draws.Weighted(Isotropic, Anisotropic, GeneralisedIsotropic, GeneralisedAnisotropic, PlateauIsotropic, PlateauAnisotropic);
        double sigma = draws.In(Sigma);
        bool isotropic = kind % 2 == 0;
        (double other, double rotation) = isotropic ? (sigma, 0) : (draws.In(Sigma), draws.In(Rotation));
        return kind switch
        {
            0 or 1 => BlurKernel.Gaussian(size, sigma, other, rotation),
            2 or 3 => BlurKernel.GeneralisedGaussian(size, sigma, other, rotation, Shape(draws, GeneralisedShape)),
            _ => BlurKernel.Plateau(size, sigma, other, rotation, Shape(draws, PlateauShape)),
        };
    }

    /// <summary>β as the published code draws it: from below 1 or from above, each as likely, so that flat and peaked kernels are balanced.</summary>
    private static double Shape(RandomDraws draws, Interval shapes)
    {
        double middle = Math.Clamp(1, shapes.Least, shapes.Most);
        return draws.In(draws.Chance(0.5) ? shapes with { Most = middle } : shapes with { Least = middle });
    }
}
