using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class EbrnTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/ebrn.json");

    [Theory]
    [InlineData(4, 7_633_923)]
    [InlineData(2, 5_454_851)]
    public void It_has_as_many_weights_as_the_paper_s_layers(int scale, long weights) =>
        GeneratorChecks.AssertHasAsManyWeights(s_oracle, $"weights of ebrn x{scale}", new Ebrn(scale), weights);

    [Theory]
    [InlineData("ebrn_x2", "EBRN ×2, 3 modules, 3 wide; zip archive; 4,140 weights")]
    [InlineData("ebrn_x3", "EBRN ×3, 2 modules, 2 wide; zip archive; 1,531 weights")]
    [InlineData("ebrn_x4", "EBRN ×4, 2 modules, 3 wide; zip archive; 3,546 weights")]
    [InlineData("ebrn_x8", "EBRN ×8, 2 modules, 2 wide; zip archive; 2,671 weights")]
    public void It_is_recognised_and_gives_the_pictures_of_the_paper_s_order_of_steps(string name, string description) =>
        Assert.Equal(description, GeneratorChecks.AssertThatOfPyTorch(s_oracle, name));

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(8, 2)]
    public void Its_halo_is_how_far_gradients_reach(int scale, int blocks) =>
        GeneratorChecks.AssertHaloIsHowFarGradientsReach(() => new Ebrn(scale, blocks, width: 4));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Tiles_of_any_side_are_the_whole_picture(int scale)
    {
        random.manual_seed(scale).Dispose();
        GeneratorChecks.AssertTilesAreTheWholePicture(GeneratorChecks.Vivid(new Ebrn(scale, blocks: 2, width: 4), "conv_last.0", 30), 53, 41, tile: 13);
    }

    [Fact]
    public void Other_arguments_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith("Ebrn enlarges by 2, 3, 4 or 8.", Assert.Throws<ArgumentOutOfRangeException>(() => new Ebrn(5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ebrn(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ebrn(width: 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_forward_pass_leaves_only_its_result(int blocks) =>
        GeneratorChecks.AssertOnlyTheResultIsLeft(() => new Ebrn(2, blocks, width: 2), 5, 6);
}
