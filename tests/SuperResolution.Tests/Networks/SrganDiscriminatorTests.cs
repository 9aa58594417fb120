using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class SrganDiscriminatorTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/srgan_discriminator.json");

    [Theory]
    [InlineData(96, 23_563_649)]
    [InlineData(128, 38_243_713)]
    public void It_has_as_many_weights_as_the_paper_draws(int side, long weights)
    {
        using SrganDiscriminator network = new(side);
        Assert.Equal((long)s_oracle.Number($"weights {side}"), network.parameters().Sum(p => p.NumberOfElements));
        Assert.Equal(weights, network.parameters().Sum(p => p.NumberOfElements));
        Assert.Equal((side, 64), (network.Side, network.Width));
    }

    [Theory]
    [InlineData(16, 4)]
    [InlineData(20, 2)]
    [InlineData(33, 2)]
    public void From_one_seed_logits_and_gradients_are_those_of_PyTorch(int side, int width)
    {
        string name = $"{side} {width}";
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(side).Dispose();
        using SrganDiscriminator network = new(side, width);
        Tensor real = rand(3, 3, side, side);
        Tensor fake = rand(3, 3, side, side, requires_grad: true);

        Tensor ofReal = network.forward(real);
        Tensor ofFake = network.forward(fake);
        Tensor loss = ofReal.mul(-1).softplus().mean() + ofFake.softplus().mean();
        loss.backward();

        s_oracle.AssertWithin(1e-5, $"{name}: real", ofReal);
        s_oracle.AssertWithin(1e-5, $"{name}: fake", ofFake);
        s_oracle.AssertWithin(1e-5, $"{name}: loss", loss);
        s_oracle.AssertWithin(1e-5, $"{name}: input gradient", fake.grad![.., .., TensorIndex.Slice(step: 2), TensorIndex.Slice(step: 2)]);
        Parameter[] parameters = [.. network.parameters()];
        Assert.Equal(s_oracle.Names.Count(key => key.StartsWith($"{name}: gradient", StringComparison.Ordinal)), parameters.Length);
        for (int k = 0; k < parameters.Length; k++)
        {
            s_oracle.AssertWithin(1e-5, $"{name}: gradient {k}", Vgg19Tests.Thinned(parameters[k].grad!, 100));
        }

        network.eval();
        s_oracle.AssertWithin(1e-5, $"{name}: evaluated", network.forward(real));
    }

    [Fact]
    public void Other_arguments_and_inputs_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith(
            "SRGAN's discriminator halves images four times: give a side of at least 16 pixels.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SrganDiscriminator(15)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SrganDiscriminator(16, width: 0));
        using SrganDiscriminator network = new(16, width: 1);
        using Tensor large = zeros([1, 3, 16, 17]);
        Assert.StartsWith(
            "This discriminator was made for RGB images as [N, 3, 16, 16]; given [1, 3, 16, 17]. Make one for another side with new "
            + "SrganDiscriminator(side).",
            Assert.Throws<ArgumentException>(() => network.forward(large)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_forward_pass_leaves_only_its_result_and_the_network_nothing()
    {
        long empty = LiveTensors.Count();
        using (SrganDiscriminator network = new(16, width: 2))
        using (Tensor images = rand(2, 3, 16, 16))
        using (no_grad())
        {
            long before = LiveTensors.Count();
            using (Tensor logits = network.forward(images))
            {
                Assert.Equal([2, 1], logits.shape);
                Assert.Equal(before + 1, Tensor.TotalCount);
            }

            Assert.Equal(before, Tensor.TotalCount);
        }

        Assert.Equal(empty, LiveTensors.Count());
    }
}
