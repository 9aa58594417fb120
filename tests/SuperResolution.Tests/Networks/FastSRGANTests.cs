using SuperResolution.Networks;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class FastSRGANTests
{
    [Fact]
    public void It_has_as_many_weights_as_published()
    {
        using FastSRGAN network = new();
        Assert.Equal(925_646, network.parameters().Sum(parameter => parameter.NumberOfElements));
    }

    [Theory]
    [InlineData("fast_srgan_x4.pt", "Fast-SRGAN ×4, 2 blocks, 4 wide (HasnainRaz/Fast-SRGAN layout); zip archive, without the prefix '_orig_mod.'")]
    [InlineData("fast_srgan_x2.pt", "Fast-SRGAN ×2, 1 block, 4 wide (HasnainRaz/Fast-SRGAN layout); zip archive")]
    public void The_published_layout_is_recognised_and_gives_the_output_of_PyTorch(string file, string description) =>
        PublishedNetworks.AssertRecognised(file, description);

    [Fact]
    public void Saved_it_loads_again() => PublishedNetworks.AssertSaved("fast_srgan_x4.pt", "Fast-SRGAN ×4, 2 blocks, 4 wide (SuperResolution layout); ");

    [Fact]
    public void Its_halo_is_how_far_its_convolutions_reach_and_it_says_that_tiles_only_come_near()
    {
        using FastSRGAN network = new(width: 1);
        Assert.Equal(20, network.Halo);
        Assert.False(network.TilesExactly);
        Assert.Equal((ValueRange.Symmetric, ValueRange.Symmetric), (network.InputRange, network.OutputRange));
    }

    [Fact]
    public void A_forward_pass_leaves_only_its_result()
    {
        using FastSRGAN network = new(2, blocks: 2, width: 4);
        PublishedNetworks.AssertNothingIsLeft(network);
    }

    [Fact]
    public void Other_arguments_and_inputs_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith(
            "FastSRGAN enlarges by 2, 4 or 8.", Assert.Throws<ArgumentOutOfRangeException>(() => new FastSRGAN(scale: 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastSRGAN(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastSRGAN(width: 0));
        using FastSRGAN network = new(blocks: 1, width: 1);
        using Tensor gray = zeros([1, 1, 4, 4]);
        Assert.Throws<ArgumentException>(() => network.forward(gray));
    }
}
