using SuperResolution.Data;
using SuperResolution.Data.Degradations;
using SuperResolution.Tests.Data.Degradations;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data;

public class RealEsrganDegradationTests
{
    private const int Seeds = 2000;

    private static readonly RealEsrganDegradation s_degradation = new(4);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Results_are_of_the_size_of_8_bits_and_within_0_and_1_whatever_is_drawn(int scale)
    {
        using DisposeScope scope = NewDisposeScope();
        RealEsrganDegradation degradation = new(scale, RealEsrganDegradation.PublishedPlus);
        Tensor high = degradation.Target(DegradationOracle.Picture(8 * scale, 11 * scale));
        for (int seed = 0; seed < 25; seed++)
        {
            Tensor low = degradation.Degrade(high, seed);
            Assert.Equal([1, 3, 8, 11], low.shape);
            Assert.All(low.data<float>().ToArray(), value =>
            {
                Assert.InRange(value, 0, 1);
                Assert.Equal(Math.Round(value * 255), value * 255, 1e-4);
            });
        }
    }

    [Fact]
    public void A_seed_gives_the_same_bytes_for_any_number_of_threads_and_another_seed_others()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor high = DegradationOracle.Picture(64, 64);
        Tensor[] expected = [.. Enumerable.Range(0, 6).Select(seed => s_degradation.Degrade(high, seed))];
        int threads = get_num_threads();
        try
        {
            foreach (int count in (int[])[1, 3])
            {
                set_num_threads(count);
                Assert.All(expected.Index(), pair => Assert.True(pair.Item.Equals(s_degradation.Degrade(high, pair.Index))));
            }
        }
        finally
        {
            set_num_threads(threads);
        }

        // In any order and at once.
        byte[][] parallel = new byte[6][];
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i =>
        {
            using Tensor image = DegradationOracle.Picture(64, 64);
            using Tensor low = s_degradation.Degrade(image, 5 - i);
            parallel[5 - i] = low.bytes.ToArray();
        });
        Assert.All(expected.Index(), pair => Assert.Equal(pair.Item.bytes.ToArray(), parallel[pair.Index]));
        Assert.Equal(6, expected.Select(low => Convert.ToHexString(low.bytes)).Distinct().Count());
        Assert.True(expected[0].Equals(s_degradation.Degrade(high)));
    }

    [Fact]
    public void Images_of_a_batch_are_drawn_one_by_one()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor high = DegradationOracle.Picture(32, 32);
        Tensor low = s_degradation.Degrade(high.expand(2, 3, 32, 32), seed: 4);
        Assert.Equal([2, 3, 8, 8], low.shape);
        Assert.True(low.narrow(0, 0, 1).Equals(s_degradation.Degrade(high, seed: 4)));
        Assert.False(low.narrow(0, 0, 1).Equals(low.narrow(0, 1, 1)));
        Assert.Equal(ScalarType.Float64, s_degradation.Degrade(high.to(ScalarType.Float64), seed: 4).dtype);
    }

    [Fact]
    public void Its_steps_one_after_the_other_give_its_result()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor high = DegradationOracle.Picture(36, 40);
        for (int seed = 0; seed < 8; seed++)
        {
            IReadOnlyList<DegradationStep> steps = s_degradation.Steps(36, 40, seed);
            Tensor low = steps.Aggregate(high, (image, step) => step.Apply(image)).clamp(0, 1).mul(255).round().div(255);
            Assert.True(low.Equals(s_degradation.Degrade(high, seed)));
            Assert.Equal(steps.Select(step => step.ToString()), s_degradation.Describe(36, 40, seed));
        }
    }

    [Fact]
    public void What_is_drawn_has_the_published_probabilities_and_ranges()
    {
        IReadOnlyList<DegradationStep>[] drawn = [.. Enumerable.Range(0, Seeds).Select(seed => s_degradation.Steps(400, 400, seed))];

        // First order: blur, resizing, noise, JPEG.
        Assert.All(drawn, steps => Assert.Equal(
            [typeof(Blur), typeof(Resizing), typeof(JpegCompression)], (Type[])[steps[0].GetType(), steps[1].GetType(), steps[3].GetType()]));
        AssertShare(0.1, drawn, steps => Kernel(steps[0]).StartsWith("sinc", StringComparison.Ordinal));
        AssertShare(0.9 * 0.7, drawn, steps => Kernel(steps[0]).StartsWith("Gaussian", StringComparison.Ordinal));
        AssertShare(0.9 * 0.15, drawn, steps => Kernel(steps[0]).StartsWith("generalised", StringComparison.Ordinal));
        AssertShare(0.9 * 0.15, drawn, steps => Kernel(steps[0]).StartsWith("plateau", StringComparison.Ordinal));
        AssertShare(0.9 * 0.31, drawn, steps => Kernel(steps[0]).Contains('°', StringComparison.Ordinal));
        foreach (int size in (int[])[7, 9, 11, 13, 15, 17, 19, 21])
        {
            AssertShare(1 / 8.0, drawn, steps => ((Blur)steps[0]).Kernel.Size == size);
        }

        AssertShare(0.2, drawn, steps => ((Resizing)steps[1]).Height > 400);
        AssertShare(0.1, drawn, steps => ((Resizing)steps[1]).Height == 400);
        Assert.InRange(drawn.Min(steps => ((Resizing)steps[1]).Height), 60, 75);
        Assert.InRange(drawn.Max(steps => ((Resizing)steps[1]).Height), 585, 600);
        Assert.All(Enum.GetValues<Interpolation>(), mode => AssertShare(1 / 3.0, drawn, steps => ((Resizing)steps[1]).Interpolation == mode));
        AssertNoise(drawn, 2, sigma: 30, scale: 3);
        Assert.Equal((30, 95), (drawn.Min(steps => ((JpegCompression)steps[3]).Quality), drawn.Max(steps => ((JpegCompression)steps[3]).Quality)));

        // Second order: the same, with a blur in four of five, then the final size with or without sinc, before or after JPEG.
        AssertShare(0.8, drawn, steps => steps[4] is Blur);
        IReadOnlyList<DegradationStep>[] second = [.. drawn.Select(steps => (IReadOnlyList<DegradationStep>)[.. steps.Skip(steps[4] is Blur ? 5 : 4)])];
        AssertShare(0.3, second, steps => ((Resizing)steps[0]).Height > 100);
        AssertShare(0.3, second, steps => ((Resizing)steps[0]).Height == 100);
        Assert.InRange(second.Min(steps => ((Resizing)steps[0]).Height), 30, 33);
        Assert.InRange(second.Max(steps => ((Resizing)steps[0]).Height), 118, 120);
        AssertNoise(second, 1, sigma: 25, scale: 2.5);
        AssertShare(0.5, second, steps => steps[^1] is JpegCompression);
        AssertShare(0.8, second, steps => steps.OfType<Blur>().Any());
        Assert.All(second, steps =>
        {
            Assert.Equal((100, 100), (steps.OfType<Resizing>().Last().Height, steps.OfType<Resizing>().Last().Width));
            Assert.Single(steps.OfType<JpegCompression>());
            Assert.All(steps.OfType<Blur>(), blur => Assert.IsType<Resizing>(steps[steps.ToList().IndexOf(blur) - 1]));
        });
    }

    [Fact]
    public void Settings_out_of_range_are_named_all_of_them()
    {
        RealEsrganSettings published = RealEsrganDegradation.Published;
        RealEsrganSettings odd = published with
        {
            First = published.First with
            {
                BlurProbability = 1.5,
                Blur = published.First.Blur with { SmallestSize = 8, Sigma = new(3, 0.2), Isotropic = -1, SincProbability = double.NaN },
                JpegQuality = new(0, 95),
            },
            Second = published.Second with
            {
                Resize = published.Second.Resize with { Up = 0, Down = 0, Keep = 0, Factor = new(0.3, 20) },
                Noise = published.Second.Noise with { GaussianSigma = new(-1, 25), GrayProbability = -0.1 },
            },
            FinalSincProbability = 2, FinalSincLargestSize = 6, FinalSincCutoff = new(1, 4), Surroundings = -1, Sharpening = new(Radius: 0),
        };
        string message = Assert.Throws<ArgumentException>(() => new RealEsrganDegradation(4, odd)).Message;
        string[] faults =
        [
            "First: BlurProbability is 1.5; give 0 to 1", "First: Blur: The sides of kernels are 8 to 21; give odd", "Blur: Sigma is 3 to 0.2;",
            "The weights of kernels are -1, ", "SincProbability is NaN;", "First: JpegQuality is 0 to 95; give two numbers from 1 to 100", "larger, smaller and as it is are 0, 0, 0;",
            "Second: Resize: Factor is 0.3 to 20;", "Second: Noise: GaussianSigma is -1 to 25;", "GrayProbability is -0.1;", "FinalSincProbability is 2;", "FinalSinc: The sides of kernels are 7 to 6",
            "FinalSincCutoff is 1 to 4;", "Surroundings is -1;", "Sharpening: Radius is 0;",
        ];
        Assert.All(faults, fault => Assert.Contains(fault, message, StringComparison.Ordinal));
        Assert.Contains("First or Second is null", Assert.Throws<ArgumentException>(() => new RealEsrganDegradation(4, published with { First = null! })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealEsrganDegradation(5));
    }

    [Fact]
    public void Images_that_are_none_are_refused_and_no_tensor_is_left()
    {
        using Tensor gray = zeros([1, 1, 16, 16]), odd = zeros([1, 3, 16, 18]), high = DegradationOracle.Picture(32, 32);
        Assert.Contains("[1, 1, 16, 16]", Assert.Throws<ArgumentException>(() => s_degradation.Degrade(gray, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("multiples of 4", Assert.Throws<ArgumentException>(() => s_degradation.Degrade(odd, 0)).Message, StringComparison.Ordinal);
        long before = LiveTensors.Count();
        for (int seed = 0; seed < 3; seed++)
        {
            s_degradation.Degrade(high, seed).Dispose();
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    private static string Kernel(DegradationStep step) => ((Blur)step).Kernel.ToString();

    private static void AssertNoise(IReadOnlyList<DegradationStep>[] drawn, int place, double sigma, double scale)
    {
        AssertShare(0.5, drawn, steps => steps[place] is GaussianNoise);
        AssertShare(0.4, drawn, steps => steps[place] is GaussianNoise { Gray: true } or PoissonNoise { Gray: true });
        double[] sigmas = [.. drawn.Select(steps => steps[place]).OfType<GaussianNoise>().Select(noise => noise.Sigma)];
        double[] scales = [.. drawn.Select(steps => steps[place]).OfType<PoissonNoise>().Select(noise => noise.Scale)];
        Assert.Equal((1 + sigma) / 2, sigmas.Average(), 0.03 * sigma);
        Assert.Equal((0.05 + scale) / 2, scales.Average(), 0.05 * scale);
        Assert.InRange(sigmas.Min(), 1, 1.5);
        Assert.InRange(sigmas.Max(), sigma - 0.5, sigma);
        Assert.InRange(scales.Min(), 0.05, 0.1);
        Assert.InRange(scales.Max(), scale - 0.05, scale);
    }

    /// <summary>Fails unless a share is the expected one within five of its standard deviations.</summary>
    private static void AssertShare(double expected, IReadOnlyList<DegradationStep>[] drawn, Func<IReadOnlyList<DegradationStep>, bool> counts) =>
        Assert.Equal(expected, drawn.Count(counts) / (double)drawn.Length, 5 * Math.Sqrt(expected * (1 - expected) / drawn.Length));
}
