using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class MsrResNetTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/msrresnet.json");

    [Theory]
    [InlineData(4, 1_517_571)]
    [InlineData(3, 1_554_499)]
    [InlineData(2, 1_369_859)]
    public void It_has_as_many_weights_as_published(int scale, long weights) =>
        GeneratorChecks.AssertHasAsManyWeights(s_oracle, $"weights of msrresnet x{scale}", new MsrResNet(scale), weights);

    [Theory]
    [InlineData("msrresnet_x2", "MSRResNet ×2, 2 blocks, 4 wide (BasicSR layout); zip archive, under 'params'; 1,555 weights")]
    [InlineData("msrresnet_x3", "MSRResNet ×3, 1 block, 4 wide (BasicSR layout); zip archive, under 'params'; 1,999 weights")]
    [InlineData("msrresnet_x4", "MSRResNet ×4, 2 blocks, 4 wide (BasicSR layout); zip archive, under 'params'; 2,147 weights")]
    public void A_published_layout_is_recognised_and_gives_the_pictures_of_PyTorch(string name, string description) =>
        Assert.Equal(description, GeneratorChecks.AssertThatOfPyTorch(s_oracle, name));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    public void Its_halo_is_how_far_gradients_reach(int scale, int blocks) =>
        GeneratorChecks.AssertHaloIsHowFarGradientsReach(() => new MsrResNet(scale, blocks, width: 12));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Tiles_of_any_side_are_the_whole_picture(int scale)
    {
        random.manual_seed(scale).Dispose();
        MsrResNet network = new(scale, blocks: 2, width: 6);
        using (no_grad())
        {
            foreach (TorchSharp.Modules.Parameter parameter in network.parameters())
            {
                // The whole of He's first weights: with a tenth of them the picture is the bilinear one.
                parameter.mul_(10);
            }
        }

        GeneratorChecks.AssertTilesAreTheWholePicture(network, 47, 33, tile: 11);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void First_weights_are_a_tenth_of_He_s_in_every_convolution(int scale)
    {
        random.manual_seed(1).Dispose();
        using MsrResNet network = new(scale, blocks: 2, width: 24);
        GeneratorChecks.AssertFirstWeightsAreAShareOfHe(network, "", 0.1);
    }

    [Fact]
    public void Other_arguments_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith("MsrResNet enlarges by 2, 3 or 4.", Assert.Throws<ArgumentOutOfRangeException>(() => new MsrResNet(8)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MsrResNet(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MsrResNet(width: 0));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_forward_pass_leaves_only_its_result(int scale) =>
        GeneratorChecks.AssertOnlyTheResultIsLeft(() => new MsrResNet(scale, blocks: 1, width: 2), 5, 6);
}
