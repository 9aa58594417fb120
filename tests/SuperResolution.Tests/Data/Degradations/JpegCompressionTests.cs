using SuperResolution.Data.Degradations;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data.Degradations;

public class JpegCompressionTests
{
    private static readonly int[] s_qualities = [30, 60, 95];

    [Fact]
    public void A_quality_does_what_it_does_to_another_writer_s_file()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor picture = DegradationOracle.Picture(24, 24);
        foreach (int quality in s_qualities)
        {
            double[] ours = [.. new JpegCompression(quality).Apply(picture).data<float>().ToArray().Select(value => value * 255.0)];
            double[] distances = [.. s_qualities.Select(other => Distance(ours, DegradationOracle.Values($"jpeg {other}")))];

            // Decoders may differ in how they enlarge chroma; which quality it was is beyond doubt.
            Assert.Equal(quality, s_qualities[Array.IndexOf(distances, distances.Min())]);
            Assert.True(distances.Min() < 2, $"Quality {quality}: {distances.Min()} of 255 away from Pillow's.");
        }
    }

    [Fact]
    public void The_lower_the_quality_the_further_it_is_from_the_original_and_all_values_are_of_8_bits()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor picture = DegradationOracle.Picture(37, 50);
        double[] original = [.. picture.data<float>().ToArray().Select(value => value * 255.0)];
        double[] errors =
        [
            .. s_qualities.Select(quality =>
            {
                double[] levels = [.. new JpegCompression(quality).Apply(picture).data<float>().ToArray().Select(value => value * 255.0)];
                Assert.All(levels, level => Assert.Equal(Math.Round(level), level, 1e-3));
                return Distance(levels, original);
            }),
        ];
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.True(errors[0] > 2 * errors[2]);
    }

    [Theory]
    [InlineData(30, 27)]
    [InlineData(50, 16)]
    public void Blocks_are_quantised_by_the_standard_s_table_at_the_quality(int quality, int step)
    {
        using DisposeScope scope = NewDisposeScope();

        // Gray, so that luma alone is there; the mean of a block is its first coefficient's eighth.
        float[] gray = [.. Enumerable.Range(0, 64 * 64).Select(i => (100 + (i / 64 / 8 * 8 + i % 64 / 8) * 97 % 61) / 255f)];
        Tensor picture = tensor(gray, [1, 1, 64, 64]).expand(1, 3, 64, 64).contiguous();
        float[] compressed = new JpegCompression(quality).Apply(picture).data<float>().ToArray();
        for (int block = 0; block < 64; block++)
        {
            double mean = Enumerable.Range(0, 64).Average(i => compressed[(block / 8 * 8 + i / 8) * 64 + block % 8 * 8 + i % 8] * 255.0);
            double steps = (mean - 128) * 8 / step;
            Assert.Equal(Math.Round(steps), steps, 8 * 0.51 / step);
        }
    }

    [Fact]
    public void A_quality_that_there_is_not_is_refused()
    {
        using Tensor picture = DegradationOracle.Picture(13, 18);
        Assert.Contains("1 to 100", Assert.Throws<ArgumentException>(() => new JpegCompression(0).Apply(picture)).Message, StringComparison.Ordinal);
    }

    /// <summary>The root of the mean square.</summary>
    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());
}
