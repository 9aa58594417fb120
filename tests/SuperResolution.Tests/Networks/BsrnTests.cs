using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class BsrnTests
{
    /// <summary>As many as the published files have; the paper says 332 K, 341 K and 352 K (table 5).</summary>
    [Theory]
    [InlineData(2, 8, 64, BsrnVariant.Paper, 331_628)]
    [InlineData(3, 8, 64, BsrnVariant.Paper, 340_283)]
    [InlineData(4, 8, 64, BsrnVariant.Paper, 352_400)]
    [InlineData(4, 5, 48, BsrnVariant.Small, 156_288)]
    public void It_has_as_many_weights_as_published(int scale, int blocks, int width, BsrnVariant variant, long weights)
    {
        using Bsrn network = new(scale, blocks, width, variant);
        Assert.Equal(weights, network.parameters().Sum(parameter => parameter.NumberOfElements));
    }

    [Fact]
    public void The_published_layout_of_BSRN_is_recognised_and_gives_the_output_of_PyTorch() =>
        PublishedNetworks.AssertRecognised("bsrn_x3.pth", "BSRN ×3, 2 blocks, 16 wide (xiaom233/BSRN layout); zip archive, under 'params'");

    [Fact]
    public void The_published_layout_of_BSRN_S_is_recognised_and_gives_the_output_of_PyTorch() =>
        PublishedNetworks.AssertRecognised("bsrn_s_x4.pth", "BSRN-S ×4, 2 blocks, 16 wide (xiaom233/BSRN layout); zip archive, under 'params'");

    [Theory]
    [InlineData("bsrn_x3.pth", "BSRN ×3, 2 blocks, 16 wide (SuperResolution layout)")]
    [InlineData("bsrn_s_x4.pth", "BSRN-S ×4, 2 blocks, 16 wide (SuperResolution layout)")]
    public void Saved_it_loads_again(string file, string description) => PublishedNetworks.AssertSaved(file, description);

    [Theory]
    [InlineData("bsrn_x3.pth")]
    [InlineData("bsrn_s_x4.pth")]
    public void A_small_image_is_continued_by_its_edge(string file)
    {
        using DisposeScope scope = NewDisposeScope();
        using LoadedGenerator loaded = GeneratorLoader.Load(Weights.Fixture.File(file));
        using IDisposable withoutGradients = no_grad();
        Tensor output = loaded.Generator.forward(PublishedNetworks.Oracle.Tensor("small image"));
        Assert.Equal([1, 3, 9 * loaded.Scale, 17 * loaded.Scale], output.shape);
        PublishedNetworks.AssertClose(file + "/small output", output[.., .., TensorIndex.Slice(step: 2), TensorIndex.Slice(step: 5)]);
        Assert.Equal([1, 3, loaded.Scale, loaded.Scale], loaded.Generator.forward(rand(1, 3, 1, 1)).shape);
    }

    [Fact]
    public void Its_halo_is_how_far_its_convolutions_reach_and_it_says_that_tiles_only_come_near()
    {
        using Bsrn paper = new(), small = new(blocks: 5, width: 48, variant: BsrnVariant.Small);
        Assert.Equal((35, 23), (paper.Halo, small.Halo));
        Assert.False(paper.TilesExactly);
        Assert.False(small.TilesExactly);
    }

    [Theory]
    [InlineData(2, 1, BsrnVariant.Paper)]
    [InlineData(3, 2, BsrnVariant.Paper)]
    [InlineData(4, 3, BsrnVariant.Paper)]
    [InlineData(4, 1, BsrnVariant.Small)]
    [InlineData(4, 2, BsrnVariant.Small)]
    public void Where_attention_is_the_same_everywhere_gradients_reach_as_far_as_its_halo(int scale, int blocks, BsrnVariant variant)
    {
        random.manual_seed(0).Dispose();
        Bsrn network = new(scale, blocks, width: 16, variant);
        using (no_grad())
        {
            string[] last = ["esa.conv4.weight", "cca.excite.weight"];
            foreach ((_, Tensor weight) in network.state_dict().Where(pair => last.Any(name => pair.Key.EndsWith(name, StringComparison.Ordinal))))
            {
                weight.fill_(0);
            }
        }

        GeneratorChecks.AssertHaloIsHowFarGradientsReach(() => network);
    }

    [Theory]
    [InlineData(BsrnVariant.Paper)]
    [InlineData(BsrnVariant.Small)]
    public void A_forward_pass_leaves_only_its_result(BsrnVariant variant)
    {
        using Bsrn network = new(2, blocks: 2, width: 16, variant);
        PublishedNetworks.AssertNothingIsLeft(network);
    }

    /// <summary>The smallest budget of a process says how much a band may take: here less than a row.</summary>
    [Theory]
    [InlineData(BsrnVariant.Paper)]
    [InlineData(BsrnVariant.Small)]
    public void Bands_of_a_wide_picture_are_the_picture_as_a_whole_and_leave_nothing(BsrnVariant variant)
    {
        using Upscaler frugal = new(new LeanSRResNet(2, blocks: 1, width: 2), new UpscalerOptions { MemoryBudget = 16 << 20 });
        random.manual_seed(0).Dispose();
        using Tensor image = rand(1, 3, 60, 2200);
        Bsrn network = new(2, blocks: 2, width: 64, variant);
        using Tensor whole = network.forward(image).detach();
        using InferenceGenerator ready = new(network, precision: Precision.Float32);
        ready.forward(image).Dispose();
        long before = LiveTensors.Count();
        using (Tensor bands = ready.forward(image))
        {
            Assert.Equal(before + 1, LiveTensors.Count());
            using DisposeScope scope = NewDisposeScope();
            Assert.InRange((bands - whole).square().sum().item<float>(), 0, 1e-6);
        }
    }

    [Fact]
    public void A_batch_is_each_of_its_pictures()
    {
        using DisposeScope scope = NewDisposeScope();
        Bsrn network = new(2, blocks: 2, width: 16);
        using InferenceGenerator ready = new(network, precision: Precision.Float32);
        Tensor images = rand(2, 3, 40, 30), both = ready.forward(images);
        foreach (int n in (int[])[0, 1])
        {
            Tensor one = ready.forward(images.narrow(0, n, 1));
            Assert.InRange((one - both.narrow(0, n, 1)).square().sum().item<float>(), 0, 1e-8);
        }
    }

    [Fact]
    public void Other_arguments_and_inputs_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith("BSRN enlarges by 2, 3 or 4.", Assert.Throws<ArgumentOutOfRangeException>(() => new Bsrn(scale: 8)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bsrn(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bsrn(width: 15));
        Assert.StartsWith(
            "BSRN has the variants Paper and Small.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Bsrn(variant: (BsrnVariant)2)).Message,
            StringComparison.Ordinal);
        using Bsrn network = new(blocks: 1, width: 16);
        using Tensor gray = zeros([1, 1, 16, 16]);
        Assert.Throws<ArgumentException>(() => network.forward(gray));
    }
}
