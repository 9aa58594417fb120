using System.Globalization;
using System.Numerics;
using SuperResolution.Numerics;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// The noise of counting photons, the stronger the brighter a pixel is (Wang et al. 2021, "Real-ESRGAN", section 3.1). As in the published code
/// (<c>generate_poisson_noise_pt</c>), a full pixel counts as many photons as the image has different values, rounded up to a power of 2; the noise, which
/// is what was counted less what was expected, is multiplied by a scale and added. The result is clamped to [0, 1].
/// </summary>
/// <param name="Scale">What the noise is multiplied by, 0 to 100.</param>
/// <param name="Gray">Whether channels share the noise, which is then that of the luminance.</param>
/// <param name="Seed">What decides the noise.</param>
public sealed record PoissonNoise(double Scale, bool Gray, long Seed) : DegradationStep
{
    private protected override IEnumerable<string> Faults => SettingFaults.Number(nameof(Scale), Scale, 0, 100);

    /// <inheritdoc/>
    internal override PlanarImage Apply(PlanarImage image)
    {
        int pixels = image.Height * image.Width;
        byte[] levels = Gray ? Luminance(image) : [.. image.Values.ToArray().Select(value => PlanarImage.To8Bits(value))];
        double photons = BitOperations.RoundUpToPowerOf2((uint)levels.Distinct().Count());

        // Of 256 levels each has its own distribution, which is tabulated once.
        PoissonDistribution?[] counts = new PoissonDistribution?[byte.MaxValue + 1];
        CounterRandom random = CounterRandom.Of(Seed);
        float[] noise = new float[levels.Length];
        for (int i = 0; i < noise.Length; i++)
        {
            double level = (double)levels[i] / byte.MaxValue;
            PoissonDistribution count = counts[levels[i]] ??= new(level * photons);
            noise[i] = (float)(count.At(random.Unit(i)) / photons - level);
        }

        for (int channel = 0; channel < PlanarImage.Channels; channel++)
        {
            ScaledSum.Add(noise.AsSpan(Gray ? 0 : channel * pixels, pixels), (float)Scale, image.Plane(channel));
        }

        image.Clamp();
        return image;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Gray ? "Gray" : "Colour")} Poisson noise: scale {Scale:0.00}");

    private static byte[] Luminance(PlanarImage image)
    {
        byte[] levels = new byte[image.Height * image.Width];
        Span<float> red = image.Plane(0);
        Span<float> green = image.Plane(1);
        Span<float> blue = image.Plane(2);
        for (int i = 0; i < levels.Length; i++)
        {
            // ITU-R BT.601, as torchvision's rgb_to_grayscale has it.
            levels[i] = PlanarImage.To8Bits(0.2989f * red[i] + 0.587f * green[i] + 0.114f * blue[i]);
        }

        return levels;
    }
}
