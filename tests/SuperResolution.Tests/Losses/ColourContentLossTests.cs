using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class ColourContentLossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Losses/losses.json");
    private static readonly ColourContentLoss s_loss = new();

    [Fact]
    public void Value_and_gradient_are_those_of_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor prediction, Tensor target) = PeriodicPatternLossTests.Images();

        Tensor value = s_loss.Measure(prediction, target);
        value.backward();

        Assert.Empty(value.shape);
        s_oracle.AssertWithin(1e-4, "colour: value", value);
        s_oracle.AssertWithin(1e-5, "colour: gradient", prediction.grad!);
    }

    [Fact]
    public void A_tint_costs_what_it_is_and_texture_inside_of_a_block_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor original = zeros([1, 3, 32, 37]) + 0.5;
        Tensor tint = tensor((float[])[0.06f, 0, 0], [1, 3, 1, 1], dtype: ScalarType.Float32);
        Assert.Equal(0.02, s_loss.Measure(original + tint, original).item<float>(), 1e-6);
        float[] stripes = [.. Enumerable.Range(0, 37).Select(x => x % 2 == 0 ? 0.25f : -0.25f)];
        Assert.Equal(0, s_loss.Measure(original + tensor(stripes, [1, 1, 1, 37], dtype: ScalarType.Float32), original).item<float>(), 1e-6);
    }

    [Fact]
    public void Images_smaller_than_a_block_and_others_than_the_original_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        ArgumentException small = Assert.Throws<ArgumentException>(() => s_loss.Measure(zeros([1, 3, 15, 64]), zeros([1, 3, 15, 64])));
        Assert.Contains("at least 16×16", small.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 3, 15, 64]", small.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => s_loss.Measure(zeros([3, 32, 32]), zeros([3, 32, 32])));
        Assert.Throws<ArgumentException>(() => s_loss.Measure(zeros([1, 3, 32, 32]), zeros([1, 3, 32, 33])));
    }

    [Fact]
    public void Nothing_but_the_value_is_left()
    {
        using Tensor image = rand(1, 3, 16, 16);
        using Tensor other = rand(1, 3, 16, 16);
        long before = LiveTensors.Count();
        using (Tensor value = s_loss.Measure(image, other))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
