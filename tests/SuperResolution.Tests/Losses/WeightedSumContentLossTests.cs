using SuperResolution.Losses;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class WeightedSumContentLossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Losses/losses.json");

    [Fact]
    public void Value_and_gradient_are_those_of_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        using WeightedSumContentLoss loss = new(
            (VggContentLossTests.Random(VggCriterion.SquaredDifference, VggCutPoint.Vgg22), 1), (new TotalVariationLoss(), 1e-6));
        (Tensor prediction, Tensor target) = VggContentLossTests.Images();

        Tensor value = loss.Measure(prediction, target);
        value.backward();

        Assert.Equal("vgg22+tv", loss.Name);
        s_oracle.AssertWithin(1e-5, "vgg22+tv: value", value);
        s_oracle.AssertWithin(1e-5, "vgg22+tv: gradient", prediction.grad!);
    }

    [Fact]
    public void Sums_of_nothing_and_weights_that_are_no_numbers_are_refused()
    {
        Assert.StartsWith(
            "A sum of losses has at least one.", Assert.Throws<ArgumentException>(() => new WeightedSumContentLoss()).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The weight of the loss l1 is NaN; give a finite number.",
            Assert.Throws<ArgumentException>(() => new WeightedSumContentLoss((new L1ContentLoss(), double.NaN))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new WeightedSumContentLoss((null!, 1)));
    }

    [Fact]
    public void Nothing_but_the_value_is_left_and_the_sum_frees_its_losses()
    {
        using Tensor image = rand(1, 3, 4, 4);
        using Tensor other = rand(1, 3, 4, 4);
        long empty = LiveTensors.Count();
        using (WeightedSumContentLoss loss = new(
            (new L1ContentLoss(), 2), (VggContentLossTests.Random(VggCriterion.SquaredDifference, VggCutPoint.Vgg22), 1)))
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
}
