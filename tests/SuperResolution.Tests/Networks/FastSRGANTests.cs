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

    /// <summary>
    /// Normalisation leaves a gradient of 1/n at each of n pixels. Where each convolution moves maps by one pixel and no more, that of its longest path is many
    /// times as large.
    /// </summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 2)]
    [InlineData(8, 1)]
    [InlineData(4, 3)]
    public void Its_convolutions_move_what_they_see_as_far_as_its_halo(int scale, int blocks)
    {
        random.manual_seed(0).Dispose();
        foreach (int end in (int[])[0, 2])
        {
            using FastSRGAN network = new(scale, blocks, width: 1);
            using (no_grad())
            {
                foreach ((_, Tensor weights) in network.state_dict())
                {
                    using Tensor moved = weights.ndim == 4 ? weights.fill_(0)[.., .., end, end] : weights.alias();
                    moved.fill_(0.5);
                }
            }

            Assert.Equal(network.Halo, GeneratorChecks.HowFarGradientsReach(network, least: 0.02, beyond: 10));
        }
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
