using SuperResolution.Networks;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class SRVGGNetCompactTests
{
    [Fact]
    public void It_has_as_many_weights_as_published()
    {
        using SRVGGNetCompact anime = new(), general = new(convolutions: 32);
        Assert.Equal(621_424, anime.parameters().Sum(parameter => parameter.NumberOfElements));
        // 16 more of 64·64·9 + 64 weights and 64 slopes.
        Assert.Equal(621_424 + 16 * (36_864 + 128), general.parameters().Sum(parameter => parameter.NumberOfElements));
    }

    [Theory]
    [InlineData("compact_x4.pth", "SRVGGNetCompact ×4, 32 convolutions, 4 wide; zip archive, under 'params_ema' (averaged weights)")]
    [InlineData("compact_x2.pth", "SRVGGNetCompact ×2, 1 convolution, 6 wide; zip archive, under 'params'")]
    [InlineData("compact_x1.pth", "SRVGGNetCompact ×1, 0 convolutions, 5 wide; zip archive")]
    public void The_published_layout_is_recognised_and_gives_the_output_of_PyTorch(string file, string description) =>
        PublishedNetworks.AssertRecognised(file, description);

    [Fact]
    public void Saved_it_loads_again() => PublishedNetworks.AssertSaved("compact_x2.pth", "SRVGGNetCompact ×2, 1 convolution, 6 wide; ");

    [Fact]
    public void Without_slopes_it_is_refused_for_nothing_tells_which_activation_it_was() => Assert.Contains(
        "The nearest is SRVGGNetCompact ×2, 1 convolution, 2 wide, of which 6 keys fit and 2 differ: 'body.1.weight' [2] is missing; 'body.3.weight' [2] is missing.",
        Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(Weights.Fixture.File("compact_relu.pth"))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(4, 3)]
    public void Its_halo_is_how_far_gradients_reach(int scale, int convolutions) =>
        GeneratorChecks.AssertHaloIsHowFarGradientsReach(() => new SRVGGNetCompact(scale, convolutions, width: 4));

    [Fact]
    public void The_published_depths_see_18_and_34_pixels_far()
    {
        using SRVGGNetCompact anime = new(width: 1), general = new(convolutions: 32, width: 1);
        Assert.Equal((18, 34), (anime.Halo, general.Halo));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Tiles_are_the_whole_picture(int scale)
    {
        random.manual_seed(0).Dispose();
        GeneratorChecks.AssertTilesAreTheWholePicture(new SRVGGNetCompact(scale, convolutions: 2, width: 4), 37, 23, tile: 9);
    }

    [Fact]
    public void A_forward_pass_leaves_only_its_result()
    {
        using SRVGGNetCompact network = new(3, convolutions: 2, width: 4);
        PublishedNetworks.AssertNothingIsLeft(network);
    }

    [Fact]
    public void Other_arguments_and_inputs_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith(
            "SRVGGNetCompact enlarges by 1, 2, 3 or 4.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SRVGGNetCompact(scale: 5)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SRVGGNetCompact(convolutions: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SRVGGNetCompact(width: 0));
        using SRVGGNetCompact network = new(convolutions: 0, width: 1);
        using Tensor gray = zeros([1, 1, 4, 4]);
        Assert.Throws<ArgumentException>(() => network.forward(gray));
    }
}
