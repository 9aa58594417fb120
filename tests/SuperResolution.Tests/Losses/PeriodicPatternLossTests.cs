using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class PeriodicPatternLossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Losses/losses.json");
    private static readonly PeriodicPatternLoss s_loss = new();

    [Fact]
    public void Value_and_gradient_are_those_of_a_Fourier_transform_in_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor prediction, Tensor target) = Images();

        Tensor value = s_loss.Measure(prediction, target);
        value.backward();

        Assert.Empty(value.shape);
        s_oracle.AssertWithin(1e-5, "patterns: value", value);
        s_oracle.AssertWithin(1e-5, "patterns: gradient", prediction.grad!);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_wave_that_the_original_has_not_costs_its_amplitude_and_one_that_only_the_original_has_nothing(int period)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor flat = zeros([1, 3, 32, 48]) + 0.5;
        float[] wave = [.. Enumerable.Range(0, 48).Select(x => 0.25f * (float)Math.Cos(2 * Math.PI * x / period))];
        Tensor waves = flat + tensor(wave, [1, 1, 1, 48], dtype: ScalarType.Float32);

        // A wave of period 4 has half of its energy at either sign of its frequency.
        Assert.Equal(period == 2 ? 0.25 : 0.25 / Math.Sqrt(2), s_loss.Measure(waves, flat).item<float>(), 1e-3);
        Assert.Equal(0, s_loss.Measure(flat, waves).item<float>());
        Assert.Equal(0, s_loss.Measure(waves, waves).item<float>());
    }

    [Fact]
    public void Structures_of_other_sizes_cost_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor flat = zeros([1, 1, 48, 48]) + 0.5;
        float[] wave = [.. Enumerable.Range(0, 48).Select(x => 0.25f * (float)Math.Cos(2 * Math.PI * x / 8))];
        Assert.InRange(s_loss.Measure(flat + tensor(wave, [1, 1, 1, 48], dtype: ScalarType.Float32), flat).item<float>(), 0, 1e-3);
    }

    [Fact]
    public void Images_smaller_than_a_window_and_others_than_the_original_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        ArgumentException small = Assert.Throws<ArgumentException>(() => s_loss.Measure(zeros([1, 3, 31, 64]), zeros([1, 3, 31, 64])));
        Assert.Contains("at least 32×32", small.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 3, 31, 64]", small.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => s_loss.Measure(zeros([3, 32, 32]), zeros([3, 32, 32])));
        Assert.Throws<ArgumentException>(() => s_loss.Measure(zeros([1, 3, 32, 32]), zeros([1, 3, 32, 33])));
    }

    [Fact]
    public void Nothing_but_the_value_is_left()
    {
        using Tensor image = rand(1, 3, 32, 32);
        using Tensor other = rand(1, 3, 32, 32);
        long before = LiveTensors.Count();
        using (Tensor value = s_loss.Measure(image, other))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    /// <summary>The oracle's images.</summary>
    internal static (Tensor Prediction, Tensor Target) Images()
    {
        random.manual_seed(6).Dispose();
        Tensor target = rand(2, 2, 34, 50);
        Tensor prediction = (target + (rand(2, 2, 34, 50) - 0.5) * 0.2).detach();
        prediction.requires_grad = true;
        return (prediction, target);
    }
}
