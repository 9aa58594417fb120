using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class LeanSRResNetTests
{
    [Fact]
    public void From_one_seed_its_output_is_that_of_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(7).Dispose();
        using LeanSRResNet network = new(4, blocks: 2, width: 8);
        random.manual_seed(8).Dispose();
        Tensor image = rand(2, 3, 6, 5);
        OracleValues.AssertClose("first output", network.forward(image)[.., .., TensorIndex.Slice(step: 3), TensorIndex.Slice(step: 3)]);
    }

    /// <summary>What docs/models.md says of the models: one convolution of 3 to 48 maps, and 22 of 48 to 48, the last to 3·4² = 48.</summary>
    [Fact]
    public void It_has_as_many_weights_as_its_layers_say()
    {
        using LeanSRResNet network = new(4, blocks: 10, width: 48);
        Assert.Equal(458_592, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(458_592, 48 * (3 * 9 + 1) + 22 * 48 * (48 * 9 + 1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void It_enlarges_by_its_scale_at_first_nearly_as_nearest_neighbour(int scale)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(scale).Dispose();
        using LeanSRResNet network = new(scale, blocks: 2, width: 8);
        Tensor image = rand(1, 3, 5, 6);
        Tensor enlarged = network.forward(image);
        Assert.Equal([1, 3, 5 * scale, 6 * scale], enlarged.shape);
        using ClassicalResampler nearest = ClassicalResampler.Create("nearest", scale);
        Assert.True((enlarged - nearest.forward(image)).square().mean().item<float>() < 0.01);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(8, 1)]
    public void Its_halo_is_how_far_gradients_reach(int scale, int blocks) =>
        GeneratorChecks.AssertHaloIsHowFarGradientsReach(() => new LeanSRResNet(scale, blocks, width: 16));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Tiles_of_any_side_are_the_whole_picture(int scale)
    {
        random.manual_seed(scale).Dispose();
        GeneratorChecks.AssertTilesAreTheWholePicture(new LeanSRResNet(scale, blocks: 2, width: 8), 37, 29, tile: 9);
    }

    [Fact]
    public void Other_arguments_and_inputs_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith(
            "LeanSRResNet enlarges by 2, 3, 4 or 8.", Assert.Throws<ArgumentOutOfRangeException>(() => new LeanSRResNet(scale: 5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeanSRResNet(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeanSRResNet(width: 0));
        using LeanSRResNet network = new(blocks: 1, width: 1);
        using Tensor gray = zeros([1, 1, 4, 4]);
        Assert.Throws<ArgumentException>(() => network.forward(gray));
    }

    [Fact]
    public void A_forward_pass_leaves_only_its_result()
    {
        using LeanSRResNet network = new(blocks: 2, width: 4);
        using Tensor image = rand(1, 3, 6, 6);
        using IDisposable withoutGradients = no_grad();
        long before = LiveTensors.Count();
        using (Tensor output = network.forward(image))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
    }
}
