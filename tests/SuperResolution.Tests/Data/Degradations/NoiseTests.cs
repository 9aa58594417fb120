using SuperResolution.Data.Degradations;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data.Degradations;

/// <summary>Noise by its statistics, each within about five of its own standard deviations, and by the photons that PyTorch counts.</summary>
public class NoiseTests
{
    private const int Side = 160;
    private const int Pixels = Side * Side;

    [Theory]
    [InlineData(2, false)]
    [InlineData(25, false)]
    [InlineData(25, true)]
    public void Gaussian_noise_has_its_mean_variance_and_tails(double sigma, bool gray)
    {
        float[][] noise = Noise(new GaussianNoise(sigma, gray, Seed: 3), 0.5f);
        foreach (float[] channel in noise)
        {
            double[] scaled = [.. channel.Select(value => value * 255 / sigma)];
            Assert.Equal(0, scaled.Average(), 5 / Math.Sqrt(Pixels));
            Assert.Equal(1, scaled.Average(value => value * value), 5 * Math.Sqrt(2.0 / Pixels));
            Assert.Equal(0.6827, scaled.Average(value => Math.Abs(value) < 1 ? 1.0 : 0), 0.015);
            Assert.Equal(0.9545, scaled.Average(value => Math.Abs(value) < 2 ? 1.0 : 0), 0.007);
            Assert.Equal(0, scaled.Zip(scaled.Skip(1), (a, b) => a * b).Average(), 5 / Math.Sqrt(Pixels));
        }

        AssertChannels(noise, gray, variance: sigma * sigma / 255 / 255);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(2.5, false)]
    [InlineData(1, true)]
    public void Poisson_noise_has_the_variance_of_counts_and_the_scale(double scale, bool gray)
    {
        // One value: a full pixel counts one photon. With the count's variance λ = 0.5, that of the noise is scale²·0.5 before it is clamped.
        float[][] coarse = Noise(new PoissonNoise(0.01 * scale, gray, Seed: 3), 128 / 255f);
        double lambda = 128 / 255.0;
        AssertChannels(coarse, gray, variance: 1e-4 * scale * scale * lambda);
        foreach (float[] channel in coarse)
        {
            Assert.Equal(0, channel.Average() / (0.01 * scale), 5 * Math.Sqrt(lambda / Pixels));

            // Of counts 0, 1, 2 the first is e^−λ of all.
            double none = channel.Average(value => value < -0.01 * scale * (lambda - 0.5) ? 1.0 : 0);
            Assert.Equal(Math.Exp(-lambda), none, 0.016);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Poisson_noise_of_a_coloured_picture_counts_the_photons_of_its_gray_one_or_of_its_colours(bool gray)
    {
        const double scale = 0.05;
        const int size = 24, seeds = 25;
        using DisposeScope scope = NewDisposeScope();
        Tensor picture = DegradationOracle.Picture(size, size);
        float[] colours = picture.data<float>().ToArray();
        double[] expected = gray ? [.. Enumerable.Repeat(DegradationOracle.Values("gray"), 3).SelectMany(plane => plane)] : Array.ConvertAll(colours, value => (double)value);
        double photons = DegradationOracle.Number(gray ? "photons of gray" : "photons of colours");
        double variance = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            float[] noisy = new PoissonNoise(scale, gray, seed).Apply(picture).data<float>().ToArray();
            double[] noise = [.. noisy.Zip(colours, (after, before) => (after - (double)before) / scale)];
            for (int i = 0; i < noise.Length; i++)
            {
                // Whole numbers of photons were counted where the oracle expects as many as it does.
                double count = (noise[i] + expected[i]) * photons;
                Assert.Equal(Math.Round(count), count, 0.001);
                Assert.Equal(noise[gray ? i % (size * size) : i], noise[i], 1e-5);
                variance += noise[i] * noise[i] * photons / expected[i];
            }
        }

        Assert.Equal(1, variance / seeds / colours.Length, 5 * Math.Sqrt(2.0 / seeds / (size * size)));
    }

    [Fact]
    public void Poisson_noise_is_finer_where_an_image_has_more_values_and_stronger_where_it_is_brighter()
    {
        using DisposeScope scope = NewDisposeScope();
        // 256 values in a row, of which each column has Side of them: a full pixel counts 256 photons.
        float[] values = [.. Enumerable.Range(0, 3 * Side * 256).Select(i => i % 256 / 255f)];
        Tensor ramp = tensor(values, [1, 3, Side, 256]);
        float[] noisy = new PoissonNoise(1, Gray: false, Seed: 8).Apply(ramp).data<float>().ToArray();
        foreach (int level in (int[])[40, 100, 180])
        {
            double[] noise = [.. Enumerable.Range(0, 3 * Side).Select(row => (double)noisy[row * 256 + level] - level / 255.0)];
            double expected = level / 255.0 / 256;
            Assert.InRange(noise.Average(value => value * value) / expected, 0.67, 1.33);
            Assert.Equal(0, noise.Average(), 5 * Math.Sqrt(expected / noise.Length));
        }

        Assert.All(noisy, value => Assert.InRange(value, 0, 1));
        Assert.All(Enumerable.Range(0, 3 * Side), row => Assert.Equal(0, noisy[row * 256]));
    }

    [Fact]
    public void A_seed_decides_the_noise_and_black_and_white_are_not_left()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor black = zeros([1, 3, 16, 16]), white = ones([1, 3, 16, 16]);
        foreach (Func<long, DegradationStep> make in (Func<long, DegradationStep>[])[seed => new GaussianNoise(30, false, seed), seed => new PoissonNoise(3, true, seed)])
        {
            Tensor a = make(1).Apply(white), b = make(1).Apply(white), c = make(2).Apply(white);
            Assert.True(a.Equals(b));
            Assert.False(a.Equals(c));
            Assert.All(a.data<float>().ToArray().Concat(make(1).Apply(black).data<float>().ToArray()), value => Assert.InRange(value, 0, 1));
        }

        Assert.Throws<ArgumentException>(() => new GaussianNoise(-1, false, 0).Apply(black));
        Assert.Throws<ArgumentException>(() => new PoissonNoise(-1, false, 0).Apply(black));
    }

    /// <summary>What a step adds to an image of one value, channel by channel.</summary>
    private static float[][] Noise(DegradationStep step, float value)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor noisy = step.Apply(ones([1, 3, Side, Side]).mul(value)) - value;
        return [.. Enumerable.Range(0, 3).Select(channel => noisy.narrow(1, channel, 1).contiguous().data<float>().ToArray())];
    }

    private static void AssertChannels(float[][] noise, bool gray, double variance)
    {
        Assert.Equal(variance, noise[0].Average(value => (double)value * value), 0.1 * variance);
        double common = noise[0].Zip(noise[1], (a, b) => (double)a * b).Average();
        if (gray)
        {
            Assert.Equal(noise[0], noise[1]);
            Assert.Equal(noise[0], noise[2]);
        }
        else
        {
            Assert.Equal(0, common, 0.05 * variance);
        }
    }
}
