using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class SRResNetTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/srresnet.json");

    [Fact]
    public void It_has_as_many_weights_as_the_paper_draws()
    {
        using SRResNet network = new();
        Assert.Equal((long)s_oracle.Number("weights"), network.parameters().Sum(p => p.NumberOfElements));
        Assert.Equal(1_549_462, network.parameters().Sum(p => p.NumberOfElements));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(8, true)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(8, false)]
    public void From_one_seed_outputs_and_gradients_are_those_of_PyTorch(int scale, bool paper)
    {
        string name = $"x{scale}-{(paper ? "paper" : "leftthomas")}";
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(scale);
        using SRResNet network = new(scale, blocks: 2, width: 8, paper ? SRResNetVariant.Paper : SRResNetVariant.Leftthomas);
        Tensor image = rand(2, 3, 5, 6, requires_grad: true);
        Tensor target = rand(2, 3, 5 * scale, 6 * scale);

        network.eval();
        Tensor output = network.forward(image);
        Assert.Equal([2, 3, 5 * scale, 6 * scale], output.shape);
        AssertClose(name + "/eval", output[.., .., TensorIndex.Slice(step: scale), TensorIndex.Slice(step: scale)]);

        network.train();
        Tensor loss = nn.functional.mse_loss(network.forward(image), target);
        loss.backward();
        AssertClose(name + "/loss", loss);
        AssertClose(name + "/input-gradient", image.grad!);
        float[] gradients = [.. network.parameters().Select(p => p.grad!.data<float>().ToArray().Sum(Math.Abs))];
        AssertClose(name + "/weight-gradients", [gradients.Length], gradients);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(8, 2)]
    public void Its_halo_is_how_far_gradients_reach(int scale, int blocks) =>
        GeneratorChecks.AssertHaloIsHowFarGradientsReach(() => new SRResNet(scale, blocks, width: 2));

    [Fact]
    public void The_published_depths_see_40_and_18_pixels_far()
    {
        using SRResNet paper = new(scale: 4, blocks: 16, width: 1);
        using SRResNet leftthomas = new(scale: 4, blocks: 5, width: 1);
        Assert.Equal(40, paper.Halo);
        Assert.Equal(18, leftthomas.Halo);
    }

    [Fact]
    public void Other_arguments_and_inputs_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith("SRResNet enlarges by 2, 4 or 8.", Assert.Throws<ArgumentOutOfRangeException>(() => new SRResNet(scale: 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SRResNet(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SRResNet(width: 0));
        using SRResNet network = new(blocks: 1, width: 1);
        foreach (long[] shape in (long[][])[[1, 1, 4, 4], [0, 3, 4, 4], [1, 3, 0, 4], [3, 4, 4]])
        {
            using Tensor other = zeros(shape);
            Assert.StartsWith(
                $"A generator takes RGB images as [N, 3, H, W] with N, H and W at least 1; given [{string.Join(", ", shape)}].",
                Assert.Throws<ArgumentException>(() => network.forward(other)).Message,
                StringComparison.Ordinal);
        }
    }

    private static void AssertClose(string name, Tensor actual) => AssertClose(name, actual.shape, actual.detach().data<float>().ToArray());

    private static void AssertClose(string name, long[] shape, float[] actual)
    {
        Assert.Equal(s_oracle.Shape(name), shape);
        Assert.All(
            s_oracle.Values(name).Zip(actual),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6 + 1e-4 * Math.Abs(pair.Second)));
    }
}
