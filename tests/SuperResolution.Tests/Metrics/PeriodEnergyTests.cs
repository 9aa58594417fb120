using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class PeriodEnergyTests
{
    [Theory]
    [MemberData(nameof(PhotographicOracle.Pictures), "energy2", MemberType = typeof(PhotographicOracle))]
    public void It_is_what_the_oracle_measures_at_period_2(string picture) => AssertMeasuresAsOracle(picture, 2);

    [Theory]
    [MemberData(nameof(PhotographicOracle.Pictures), "energy4", MemberType = typeof(PhotographicOracle))]
    public void It_is_what_the_oracle_measures_at_period_4(string picture) => AssertMeasuresAsOracle(picture, 4);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_checkerboard_shows_at_its_own_period_alone(int period)
    {
        using Tensor original = PatternPicture.Create(64, 64, 1) / 2;
        float[] board = [.. from y in Enumerable.Range(0, 64) from x in Enumerable.Range(0, 64) select (x / (period / 2) + y / (period / 2)) % 2 * 0.1f];
        using Tensor pattern = tensor(board, [1, 1, 64, 64], dtype: ScalarType.Float32);
        using Tensor result = original + pattern;
        Assert.InRange(new PeriodEnergy(period).Measure(result, original), 2, double.MaxValue);
        Assert.InRange(new PeriodEnergy(6 - period).Measure(result, original), 0.9, 1.1);
    }

    [Fact]
    public void Equal_images_have_1_and_flat_ones_no_value()
    {
        using Tensor image = PatternPicture.Create(40, 50, 3);
        Assert.Equal(1, new PeriodEnergy(4).Measure(image, image));
        using Tensor flat = zeros([1, 3, 40, 40]) + 0.4;
        Assert.Equal(double.NaN, new PeriodEnergy(2).Measure(flat, flat));
        Assert.Equal(double.NaN, new PeriodEnergy(4).Measure(flat, flat));
    }

    [Fact]
    public void Other_periods_and_images_smaller_than_a_window_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeriodEnergy(3));
        using Tensor image = zeros([1, 3, 31, 40]);
        Assert.Throws<ArgumentException>(() => new PeriodEnergy(2).Measure(image, image));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Tensor image = PatternPicture.Create(40, 50, 3);
        long before = LiveTensors.Count();
        new PeriodEnergy(2).Measure(image, image);
        Assert.Equal(before, LiveTensors.Count());
    }

    private static void AssertMeasuresAsOracle(string picture, int period)
    {
        (Tensor prediction, Tensor reference) = PatternPicture.Pair(picture);
        using (prediction)
        using (reference)
        {
            double expected = PhotographicOracle.Expected($"energy{period}", picture);
            Assert.Equal(expected, new PeriodEnergy(period).Measure(prediction, reference), expected * 1e-9);
        }
    }
}
