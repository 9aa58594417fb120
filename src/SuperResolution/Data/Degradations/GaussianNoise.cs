using System.Globalization;
using SuperResolution.Numerics;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// Independent normal noise is added to each pixel, as sensors and bad light do it (Wang et al. 2021, "Real-ESRGAN", section 3.1): to each channel its
/// own, or gray the same to all. The result is clamped to [0, 1].
/// </summary>
/// <param name="Sigma">Its standard deviation, of values from 0 to 255; 0 to 255.</param>
/// <param name="Gray">Whether channels share it.</param>
/// <param name="Seed">What decides the noise.</param>
public sealed record GaussianNoise(double Sigma, bool Gray, long Seed) : DegradationStep
{
    private protected override IEnumerable<string> Faults => SettingFaults.Number(nameof(Sigma), Sigma, 0, 255);

    /// <inheritdoc/>
    internal override PlanarImage Apply(PlanarImage image)
    {
        int pixels = image.Height * image.Width;
        CounterRandom random = CounterRandom.Of(Seed);
        float[] noise = new float[Gray ? pixels : image.Values.Length];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = (float)(random.Normal(i) * Sigma / byte.MaxValue);
        }

        for (int channel = 0; channel < PlanarImage.Channels; channel++)
        {
            ScaledSum.Add(noise.AsSpan(Gray ? 0 : channel * pixels, pixels), 1, image.Plane(channel));
        }

        image.Clamp();
        return image;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Gray ? "Gray" : "Colour")} Gaussian noise: σ {Sigma:0.0}");
}
