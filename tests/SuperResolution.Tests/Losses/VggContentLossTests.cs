using SuperResolution.Losses;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class VggContentLossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Losses/losses.json");

    [Theory]
    [InlineData("vgg22", true, VggCriterion.SquaredDifference)]
    [InlineData("vgg22-l1", true, VggCriterion.AbsoluteDifference)]
    [InlineData("vgg22-relative", true, VggCriterion.RelativeSquaredDifference)]
    [InlineData("vgg22-before", false, VggCriterion.SquaredDifference)]
    [InlineData("vgg22-before-l1", false, VggCriterion.AbsoluteDifference)]
    public void Value_and_gradient_are_those_of_PyTorch(string name, bool afterActivation, VggCriterion criterion)
    {
        using DisposeScope scope = NewDisposeScope();
        using VggContentLoss loss = Random(criterion, new VggCutPoint(2, 2, afterActivation));
        (Tensor prediction, Tensor target) = Images();

        Tensor value = loss.Measure(prediction, target);
        value.backward();

        Assert.Equal(name, loss.Name);
        Assert.Empty(value.shape);
        s_oracle.AssertWithin(1e-5, $"{name}: value", value);
        s_oracle.AssertWithin(1e-5, $"{name}: gradient", prediction.grad!);
    }

    [Fact]
    public void Of_several_cut_points_it_is_the_sum()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor prediction, Tensor target) = Images();
        using VggContentLoss first = Random(VggCriterion.SquaredDifference, new VggCutPoint(1, 1));
        using VggContentLoss second = Random(VggCriterion.SquaredDifference, new VggCutPoint(2, 2));
        using VggContentLoss both = Random(VggCriterion.SquaredDifference, new VggCutPoint(1, 1), new VggCutPoint(2, 2));
        Assert.Equal("vgg11+vgg22", both.Name);
        float sum = first.Measure(prediction, target).item<float>() + second.Measure(prediction, target).item<float>();
        Assert.Equal(sum, both.Measure(prediction, target).item<float>(), 1e-5 * sum);
    }

    [Fact]
    public void Of_relative_differences_each_image_counts_the_same()
    {
        using DisposeScope scope = NewDisposeScope();
        using VggContentLoss loss = Random(VggCriterion.RelativeSquaredDifference, VggCutPoint.Vgg22);
        (Tensor prediction, Tensor target) = Images();
        float first = loss.Measure(prediction.narrow(0, 0, 1), target.narrow(0, 0, 1)).item<float>();
        float second = loss.Measure(prediction.narrow(0, 1, 1), target.narrow(0, 1, 1)).item<float>();
        Assert.NotEqual(first, second, 0.01 * first);
        Assert.Equal((first + second) / 2, loss.Measure(prediction, target).item<float>(), 1e-5);
    }

    [Fact]
    public void Equal_images_are_at_distance_0_and_originals_get_no_gradient()
    {
        using DisposeScope scope = NewDisposeScope();
        using VggContentLoss loss = Random(VggCriterion.SquaredDifference, VggCutPoint.Vgg22);
        (Tensor prediction, Tensor target) = Images();
        Assert.Equal(0, loss.Measure(prediction, prediction).item<float>());
        target.requires_grad = true;
        loss.Measure(prediction, target).backward();
        Assert.True(target.grad is null);
    }

    [Fact]
    public void Images_of_two_shapes_or_too_small_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        using VggContentLoss loss = Random(VggCriterion.SquaredDifference, VggCutPoint.Vgg22);
        Assert.Contains(
            "[1, 3, 4, 4]", Assert.Throws<ArgumentException>(() => loss.Measure(rand(1, 3, 4, 4), rand(1, 3, 1, 4))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "at least 2; given [1, 3, 1, 4]",
            Assert.Throws<ArgumentException>(() => loss.Measure(rand(1, 3, 1, 4), rand(1, 3, 1, 4))).Message,
            StringComparison.Ordinal);
        using Vgg19 network = new(VggCutPoint.Vgg22);
        Assert.Throws<ArgumentOutOfRangeException>(() => new VggContentLoss(network, (VggCriterion)3));
    }

    [Fact]
    public void Nothing_but_the_value_is_left_and_the_loss_frees_its_network()
    {
        using Tensor image = rand(1, 3, 4, 4);
        using Tensor other = rand(1, 3, 4, 4);
        long empty = LiveTensors.Count();
        using (VggContentLoss loss = Random(VggCriterion.SquaredDifference, VggCutPoint.Vgg22))
        {
            long before = LiveTensors.Count();
            using (Tensor value = loss.Measure(image, other))
            {
                Assert.Equal(before + 1, Tensor.TotalCount);
            }

            Assert.Equal(before, Tensor.TotalCount);
        }

        Assert.Equal(empty, LiveTensors.Count());
    }

    /// <summary>The oracle's network with random weights.</summary>
    internal static VggContentLoss Random(VggCriterion criterion, params VggCutPoint[] cuts)
    {
        random.manual_seed(4).Dispose();
        return new(new Vgg19(cuts), criterion);
    }

    /// <summary>The oracle's images.</summary>
    internal static (Tensor Prediction, Tensor Target) Images()
    {
        random.manual_seed(5).Dispose();
        Tensor prediction = rand(2, 3, 9, 10, requires_grad: true);
        return (prediction, rand(2, 3, 9, 10));
    }
}
