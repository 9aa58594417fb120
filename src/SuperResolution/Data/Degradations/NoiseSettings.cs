namespace SuperResolution.Data.Degradations;

/// <summary>Which noise there is and how strong (Wang et al. 2021, "Real-ESRGAN", section 3.1).</summary>
public sealed record NoiseSettings
{
    /// <summary>How likely noise is Gaussian; otherwise it is Poisson's.</summary>
    public required double GaussianProbability { get; init; }

    /// <summary>σ of Gaussian noise, of values from 0 to 255.</summary>
    public required Interval GaussianSigma { get; init; }

    /// <summary>What Poisson noise is multiplied by.</summary>
    public required Interval PoissonScale { get; init; }

    /// <summary>How likely noise is the same in all three channels.</summary>
    public required double GrayProbability { get; init; }

    internal IEnumerable<string> Faults =>
    [
        .. SettingFaults.Probability(nameof(GaussianProbability), GaussianProbability),
        .. GaussianSigma.Faults(nameof(GaussianSigma), 0, 255),
        .. PoissonScale.Faults(nameof(PoissonScale), 0, 100),
        .. SettingFaults.Probability(nameof(GrayProbability), GrayProbability),
    ];

    /// <summary>Draws a noise.</summary>
    internal DegradationStep Draw(RandomDraws draws)
    {
        bool gaussian = draws.Chance(GaussianProbability);
        double strength = draws.In(gaussian ? GaussianSigma : PoissonScale);
        bool gray = draws.Chance(GrayProbability);
        return gaussian ? new GaussianNoise(strength, gray, draws.Seed()) : new PoissonNoise(strength, gray, draws.Seed());
    }
}
