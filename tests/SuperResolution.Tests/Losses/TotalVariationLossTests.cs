using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class TotalVariationLossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Losses/losses.json");
    private static readonly TotalVariationLoss s_loss = new();

    [Fact]
    public void Value_and_gradient_are_those_of_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor prediction, Tensor target) = VggContentLossTests.Images();

        Tensor value = s_loss.Measure(prediction, target);
        value.backward();

        Assert.Empty(value.shape);
        s_oracle.AssertWithin(1e-5, "tv: value", value);
        s_oracle.AssertWithin(1e-5, "tv: gradient", prediction.grad!);
    }

    [Fact]
    public void Flat_images_have_none_and_a_step_of_black_to_white_counts_4_for_each_pixel_beside_it()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(0, s_loss.Measure(ones([1, 3, 5, 5]), rand(1, 3, 5, 5)).item<float>());
        Assert.Equal(0, s_loss.Measure(ones([1, 3, 1, 1]), rand(1, 3, 1, 1)).item<float>());
        Tensor step = cat([zeros([2, 3, 4, 2]), ones([2, 3, 4, 2])], 3);
        Assert.Equal(4 * 3 * 4, s_loss.Measure(step, step).item<float>());
    }

    [Fact]
    public void What_is_no_batch_of_images_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Contains(
            "[3, 4, 4]", Assert.Throws<ArgumentException>(() => s_loss.Measure(zeros([3, 4, 4]), zeros([3, 4, 4]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => s_loss.Measure(rand(1, 3, 4, 4), rand(1, 3, 4, 5)));
    }

    [Fact]
    public void Nothing_but_the_value_is_left()
    {
        using Tensor image = rand(1, 3, 4, 4);
        long before = LiveTensors.Count();
        using (Tensor value = s_loss.Measure(image, image))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
