using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class FlatPatchColourTests
{
    [Theory]
    [MemberData(nameof(PhotographicOracle.Pictures), "flat", MemberType = typeof(PhotographicOracle))]
    public void It_is_what_the_oracle_measures(string picture)
    {
        (Tensor damaged, Tensor original) = PatternPicture.Pair(picture);
        using (damaged)
        using (original)
        using (Tensor reference = Flattened(original))
        using (Tensor prediction = (reference * 255 + (damaged * 255).div(16, RoundingMode.floor) - 8) / 255)
        {
            Assert.Equal(PhotographicOracle.Expected("flat", picture), new FlatPatchColour().Measure(prediction, reference), 1e-9);
            Assert.Equal(PhotographicOracle.Expected("worst", picture), new FlatPatchColour(worst: true).Measure(prediction, reference), 1e-9);
        }
    }

    [Fact]
    public void A_patch_is_flat_below_a_deviation_of_2_in_every_channel()
    {
        Assert.Equal(3, Shifted(step: 3.9));
        Assert.Equal(double.NaN, Shifted(step: 5));

        // Two colours in equal parts, step apart, deviate by step / 2; 8 bits make 4 of 3.9, which is just too much, so a quarter is less.
        static double Shifted(double step)
        {
            float[] columns = [.. Enumerable.Range(0, 3 * 16 * 16).Select(i => i < 256 && i % 16 < 4 ? (float)step / 255 : 0)];
            using Tensor reference = tensor(columns, [1, 3, 16, 16], dtype: ScalarType.Float32);
            using Tensor prediction = reference + 3.0 / 255;
            return new FlatPatchColour().Measure(prediction, reference);
        }
    }

    [Fact]
    public void Images_without_a_flat_patch_do_not_count()
    {
        using Tensor flat = zeros([1, 1, 20, 40]);
        using Tensor off = flat + 2.0 / 255;
        using Tensor rough = PatternPicture.Create(20, 40, 1);
        using Tensor references = cat([flat, rough], dim: 0);
        using Tensor predictions = cat([off, rough], dim: 0);
        Assert.Equal(2, new FlatPatchColour().Measure(predictions, references), 1e-9);
        Assert.Equal(double.NaN, new FlatPatchColour().Measure(rough, rough));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Tensor image = PatternPicture.Create(40, 50, 3);
        long before = LiveTensors.Count();
        new FlatPatchColour().Measure(image, image);
        Assert.Equal(before, LiveTensors.Count());
    }

    /// <summary>Patterns on the left, nearly flat colours on the right, as the oracle's script makes them.</summary>
    private static Tensor Flattened(Tensor original)
    {
        long[] shape = original.shape;
        using Tensor levels = original * 255;
        double[] values = [.. levels.to(ScalarType.Float64).data<double>().ToArray().Select(value => Math.Round(value))];
        for (int i = 0; i < values.Length; i++)
        {
            int x = i % (int)shape[3];
            int channel = i / (int)(shape[2] * shape[3]);
            values[i] = x < 40 ? values[i] : Math.Floor(values[i] / 32) % 2 + ((double[])[60, 120, 200])[channel] + x / 16;
        }

        return tensor((float[])[.. values.Select(value => (float)(value / 255))], shape, dtype: ScalarType.Float32);
    }
}
