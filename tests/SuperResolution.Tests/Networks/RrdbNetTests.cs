using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class RrdbNetTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/rrdb.json");

    [Theory]
    [InlineData("rrdb x4", 4, 23, 16_697_987)]
    [InlineData("rrdb x2", 2, 23, 16_703_171)]
    [InlineData("rrdb x1", 1, 23, 16_723_907)]
    [InlineData("rrdb anime", 4, 6, 4_467_779)]
    public void It_has_as_many_weights_as_published(string name, int scale, int blocks, long weights) =>
        GeneratorChecks.AssertHasAsManyWeights(s_oracle, $"weights of {name}", new RrdbNet(scale, blocks), weights);

    [Theory]
    [InlineData("rrdb_x4", "RRDBNet ×4, 2 blocks, 4 wide, growing by 2 (Real-ESRGAN layout); zip archive, under 'params_ema' (averaged weights); 6,503 weights")]
    [InlineData("rrdb_x2", "RRDBNet ×2, 1 block, 4 wide, growing by 2 (Real-ESRGAN layout); zip archive, under 'params_ema' (averaged weights); 3,983 weights")]
    [InlineData("rrdb_x1", "RRDBNet ×1, 1 block, 3 wide, growing by 2 (Real-ESRGAN layout); zip archive, under 'params_ema' (averaged weights); 3,939 weights")]
    [InlineData("rrdb_2018_x4", "RRDBNet ×4, 2 blocks, 3 wide, growing by 2 (ESRGAN of 2018 layout); zip archive; 4,944 weights")]
    [InlineData("rrdb_esrgan_x4", "RRDBNet ×4, 1 block, 4 wide, growing by 3 (ESRGAN layout); zip archive; 5,345 weights")]
    public void Each_published_layout_is_recognised_and_gives_the_pictures_of_PyTorch(string name, string description) =>
        Assert.Equal(description, GeneratorChecks.AssertThatOfPyTorch(s_oracle, name));

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    public void Its_halo_is_how_far_gradients_reach(int scale, int blocks) =>
        GeneratorChecks.AssertHaloIsHowFarGradientsReach(() => new RrdbNet(scale, blocks, width: 2, growth: 2));

    [Fact]
    public void The_published_depths_see_349_and_94_pixels_far()
    {
        using RrdbNet esrgan = new(4, blocks: 23, width: 1, growth: 1);
        using RrdbNet anime = new(4, blocks: 6, width: 1, growth: 1);
        using RrdbNet twice = new(2, blocks: 23, width: 1, growth: 1);
        Assert.Equal((349, 94, 698), (esrgan.Halo, anime.Halo, twice.Halo));
    }

    [Fact]
    public void First_weights_of_dense_blocks_are_a_tenth_of_He_s()
    {
        random.manual_seed(1).Dispose();
        using RrdbNet network = new(4, blocks: 1, width: 16, growth: 8);
        GeneratorChecks.AssertFirstWeightsAreAShareOfHe(network, "body.", 0.1);
    }

    [Theory]
    [InlineData(4, 60, 45, 11)]
    [InlineData(2, 101, 63, 13)]
    [InlineData(1, 201, 50, 19)]
    public void Tiles_of_any_side_are_the_whole_picture(int scale, int width, int height, int tile)
    {
        random.manual_seed(scale).Dispose();
        GeneratorChecks.AssertTilesAreTheWholePicture(
            GeneratorChecks.Vivid(new RrdbNet(scale, blocks: 1, width: 4, growth: 2), "conv_last", 30), width, height, tile);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 1)]
    public void An_image_of_a_few_pixels_is_enlarged_too(int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        using RrdbNet network = new(1, blocks: 1, width: 2, growth: 1);
        using RrdbNet twice = new(2, blocks: 1, width: 2, growth: 1);
        Assert.Equal([1, 3, height, width], network.forward(rand(1, 3, height, width)).shape);
        Assert.Equal([1, 3, 2 * height, 2 * width], twice.forward(rand(1, 3, height, width)).shape);
    }

    [Fact]
    public void Other_arguments_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith("RrdbNet enlarges by 1, 2 or 4.", Assert.Throws<ArgumentOutOfRangeException>(() => new RrdbNet(3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RrdbNet(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RrdbNet(width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RrdbNet(growth: 0));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void A_forward_pass_leaves_only_its_result(int scale) =>
        GeneratorChecks.AssertOnlyTheResultIsLeft(() => new RrdbNet(scale, blocks: 1, width: 2, growth: 1), 5, 6);
}
