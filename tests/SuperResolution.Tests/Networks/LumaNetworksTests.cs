using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class LumaNetworksTests
{
    public static TheoryData<string> Names => [.. LumaNetworks.Names];

    public static TheoryData<string, int> NamesAndScales
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string name in LumaNetworks.Names)
            {
                foreach (int scale in (int[])[2, 3, 4, 8])
                {
                    cases.Add(name, scale);
                }
            }

            return cases;
        }
    }

    /// <summary>The papers count kernels alone. DRCN's does not count; later papers say 1,775 K of it.</summary>
    [Fact]
    public void They_have_as_many_weights_as_their_papers_say()
    {
        (string Name, Func<nn.Module> Make, long Kernels, long All)[] networks =
        [
            ("srcnn 9-5-5", () => new Srcnn(), 57_184, 57_281),
            ("srcnn 9-1-5", () => new Srcnn(mappingKernel: 1), 8_032, 8_129),
            ("fsrcnn", () => new Fsrcnn(), 12_464, 12_809),
            ("fsrcnn-s", () => new Fsrcnn(width: 32, shrunk: 5, mappings: 1), 3_937, 4_086),
            ("espcn", () => new Espcn(), 24_640, 24_752),
            ("drcn", () => new Drcn(), 1_774_096, 1_775_121),
        ];
        foreach ((string name, Func<nn.Module> make, long kernels, long all) in networks)
        {
            using nn.Module network = make();
            Assert.Equal(all, network.parameters().Sum(p => p.NumberOfElements));
            Assert.Equal(LumaNetworks.Expected.Number($"{name}/all weights"), all);
            Assert.Equal(kernels, network.parameters().Where(p => p.ndim == 4).Sum(p => p.NumberOfElements));
            Assert.Equal(LumaNetworks.Expected.Number($"{name}/kernels"), network.parameters().Where(p => p.ndim == 4).Sum(p => p.NumberOfElements));
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndScales))]
    public void Their_halo_is_how_far_gradients_reach(string name, int scale)
    {
        using IGenerator network = LumaNetworks.Make(name, scale).Stirred();

        // Doubles, so that products of small weights are told from what rounding leaves of a weight of 0.
        ((nn.Module)network).to(ScalarType.Float64);
        Assert.Equal(network.Halo, GeneratorChecks.HowFarGradientsReach(network, least: 1e-13));
    }

    [Fact]
    public void The_papers_networks_see_so_far()
    {
        (IGenerator Network, int Halo)[] networks =
            [(new Srcnn(), 4), (new Srcnn(mappingKernel: 1), 3), (new Fsrcnn(), 7), (new Fsrcnn(2), 8), (new Espcn(), 4), (new Drcn(width: 1), 7)];
        foreach ((IGenerator network, int halo) in networks)
        {
            Assert.Equal(halo, network.Halo);
            network.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndScales))]
    public void Tiles_are_the_whole_picture(string name, int scale)
    {
        IGenerator network = LumaNetworks.Make(name, scale).Stirred();
        using (no_grad())
        {
            // So that the picture is neither black nor white.
            ((nn.Module)network).state_dict().Last(pair => pair.Key.EndsWith(".bias", StringComparison.Ordinal)).Value.fill_(0.4);
        }

        GeneratorChecks.AssertTilesAreTheWholePicture(network, 37, 29, tile: 8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cb_and_Cr_are_bicubic_and_Y_is_the_network_s(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using IGenerator network = LumaNetworks.Make(name, 2).Stirred();
        Tensor image = rand(1, 3, 6, 5);
        Tensor output = network.forward(image).detach();
        Tensor bicubic = Resize.Bicubic(image, 2);
        double[][] chroma = [[-37.797, -74.203, 112], [112, -93.786, -18.214]];
        foreach (double[] row in chroma)
        {
            Tensor Plane(Tensor rgb) => rgb.narrow(1, 0, 1) * row[0] + rgb.narrow(1, 1, 1) * row[1] + rgb.narrow(1, 2, 1) * row[2];
            Assert.True((Plane(output) - Plane(bicubic)).square().mean().item<float>() < 1e-6);
        }

        Assert.True((Luma.Bt601(output) - Luma.Bt601(bicubic)).square().mean().item<float>() > 1);
    }

    [BFloat16Theory]
    [MemberData(nameof(Names))]
    public void Bfloat16_is_the_same_picture_within_its_steps(string name)
    {
        using Image<Rgb24> picture = TestPictures.Noise(12, 10);
        using Upscaler exact = new(LumaNetworks.Make(name, 2));
        using Upscaler coarse = new(LumaNetworks.Make(name, 2), new UpscalerOptions { Precision = Precision.BFloat16 });
        using Image<Rgb24> expected = exact.Enhance(picture);
        using Image<Rgb24> actual = coarse.Enhance(picture);
        Assert.True(TestPictures.LargestDifference(expected, actual) <= 8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Other_arguments_and_inputs_are_refused_with_what_is_allowed(string name)
    {
        Assert.Contains(
            "enlarges by 2, 3, 4 or 8.", Assert.Throws<ArgumentOutOfRangeException>(() => LumaNetworks.Make(name, 5)).Message, StringComparison.Ordinal);
        using IGenerator network = LumaNetworks.Make(name, 2);
        using Tensor gray = zeros([1, 1, 4, 4]);
        Assert.StartsWith(
            "A generator takes RGB images as [N, 3, H, W] with N, H and W at least 1; given [1, 1, 4, 4].",
            Assert.Throws<ArgumentException>(() => network.forward(gray)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_that_a_network_cannot_have_are_refused()
    {
        Assert.StartsWith(
            "SRCNN's middle kernel is 1, 3 or 5 wide.", Assert.Throws<ArgumentOutOfRangeException>(() => new Srcnn(mappingKernel: 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Srcnn(width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Srcnn(mappingWidth: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fsrcnn(width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fsrcnn(shrunk: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fsrcnn(mappings: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Espcn(width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Espcn(secondWidth: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Drcn(recursions: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Drcn(width: 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_forward_pass_leaves_only_its_result(string name)
    {
        using IGenerator network = LumaNetworks.Make(name, 2);
        using Tensor image = rand(1, 3, 6, 6);
        using IDisposable withoutGradients = no_grad();
        long before = LiveTensors.Count();
        using (Tensor output = network.forward(image))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_outlives_the_scope_it_was_made_in_and_frees_all(string name)
    {
        long before = LiveTensors.Count();
        IGenerator network;
        using (DisposeScope scope = NewDisposeScope())
        {
            network = LumaNetworks.Make(name, 2);
        }

        using (network)
        using (Tensor image = rand(1, 3, 4, 4))
        {
            network.forward(image).Dispose();
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    /// <summary>The first weights of SRCNN, FSRCNN and DRCN are those of their papers.</summary>
    [Fact]
    public void First_weights_are_the_papers()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(1).Dispose();
        using Srcnn srcnn = new();
        foreach (string layer in (string[])["conv1", "conv2", "conv3"])
        {
            Assert.Equal(1e-3, Deviation(srcnn, $"{layer}.weight"), 1e-4);
            Assert.Equal(0, Deviation(srcnn, $"{layer}.bias"));
        }

        using Fsrcnn fsrcnn = new();
        Assert.Equal(1e-3, Deviation(fsrcnn, "deconv.weight"), 1e-4);
        Assert.Equal(Math.Sqrt(2 / (1.0625 * 25)), Deviation(fsrcnn, "conv_feature.weight"), 0.02);
        Assert.Equal(0, Deviation(fsrcnn, "conv_shrink.bias"));

        using Drcn drcn = new(recursions: 4, width: 16);
        using Tensor image = rand(1, 16, 5, 5);
        Tensor identity = drcn.state_dict()["recursion.weight"].detach();
        Assert.True((nn.functional.conv2d(image, identity, padding: [1, 1]) - image).square().mean().item<float>() < 1e-12);
        Assert.Equal(Math.Sqrt(2 / (9 * 16.0)), Deviation(drcn, "embed2.weight"), 0.01);
        Assert.All(drcn.state_dict()["combine.weight"].detach().data<float>().ToArray(), weight => Assert.Equal(0.25f, weight));
    }

    private static double Deviation(nn.Module network, string name)
    {
        Tensor square = network.state_dict()[name].detach().square();
        return Math.Sqrt(square.mean().item<float>());
    }
}
