using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Inference;

public class InferencePlanTests
{
    private static readonly Dictionary<string, Func<IGenerator>> s_networks = new()
    {
        ["SRResNet ×2 as the paper draws it"] = () => Trained(new SRResNet(2, blocks: 3, width: 16)),
        ["SRResNet ×4 as the paper draws it"] = () => Trained(new SRResNet(4, blocks: 3, width: 16)),
        ["SRResNet ×8 as the paper draws it"] = () => Trained(new SRResNet(8, blocks: 2, width: 8)),
        ["SRResNet ×4 of leftthomas"] = () => Trained(new SRResNet(4, blocks: 3, width: 16, SRResNetVariant.Leftthomas)),
        ["SRResNet ×4 of Lornatang"] = () => Trained(new SRResNet(4, blocks: 3, width: 16, SRResNetVariant.Lornatang)),
        ["LeanSRResNet ×4"] = () => Trained(new LeanSRResNet(4, blocks: 3, width: 16)),
        ["SRVGGNetCompact ×4"] = () => Trained(new SRVGGNetCompact(4, convolutions: 4, width: 16)),
        ["SRVGGNetCompact ×2 with slopes above 1"] = () => Steep(Trained(new SRVGGNetCompact(2, convolutions: 3, width: 16))),
        ["MsrResNet ×4"] = () => Trained(new MsrResNet(4, blocks: 3, width: 16)),
        ["MsrResNet ×3"] = () => Trained(new MsrResNet(3, blocks: 3, width: 16)),
        ["RrdbNet ×4"] = () => Trained(new RrdbNet(4, blocks: 2, width: 16, growth: 8)),
        ["RrdbNet ×2"] = () => Trained(new RrdbNet(2, blocks: 2, width: 16, growth: 8)),
        ["BSRN ×4"] = () => Trained(new Bsrn(4, blocks: 3, width: 16)),
        ["BSRN-S ×2"] = () => Trained(new Bsrn(2, blocks: 3, width: 16, BsrnVariant.Small)),
        ["LeanSRResNet ×3"] = () => Trained(new LeanSRResNet(3, blocks: 3, width: 16)),
    };

    public static TheoryData<string> Networks => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void In_float32_it_computes_what_the_network_computes(string name) => Assert.InRange(Difference(name, Precision.Float32), 0, 2);

    [BFloat16Theory]
    [MemberData(nameof(Networks))]
    public void In_bfloat16_it_is_off_by_few_steps_of_8_bits(string name) => Assert.InRange(Difference(name, Precision.BFloat16), 3, 4 * 257);

    [BFloat16Fact]
    public void Every_network_of_the_recipes_computes_in_bfloat16()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = rand(1, 3, 16, 16);
        foreach (GeneratorRecipe recipe in TrainingRecipe.All.Where(recipe => recipe is not PixelRecursiveRecipe).Select(recipe => recipe.Generator).DistinctBy(recipe => recipe.Network))
        {
            GeneratorRecipe small = recipe with { Width = 16, Blocks = Math.Min(recipe.Blocks, 2) };
            using InferenceGenerator wide = new(small.Create(seed: 1), precision: Precision.Float32), narrow = new(small.Create(seed: 1), precision: Precision.BFloat16);
            Tensor expected = wide.forward(image);
            double off = ((narrow.forward(image) - expected).square().sum() / expected.square().sum()).sqrt().item<float>();
            Assert.True(off < 0.05, $"{recipe.Network}: {off}");
        }
    }

    [BFloat16Theory]
    [InlineData("LeanSRResNet", "trunk", "conv_trunk", "conv_last")]
    [InlineData("MsrResNet", "body", "upconv1", "conv_hr", "conv_last")]
    public void What_rounding_takes_from_a_bias_of_the_trunk_a_later_one_gives(string name, string trunk, params string[] end)
    {
        using DisposeScope scope = NewDisposeScope();
        nn.Module network = name == "MsrResNet" ? new MsrResNet(2, blocks: 3, width: 8) : new LeanSRResNet(2, blocks: 3, width: 8);
        Dictionary<string, Tensor> parameters = network.state_dict();
        using (no_grad())
        {
            foreach (Tensor parameter in parameters.Values)
            {
                parameter.fill_(0);
            }

            // bfloat16 takes 1.0025 for 1, whose neighbour above is 1.0078.
            foreach ((int block, float bias) in new[] { 1.0025f, -1, 0.001f }.Index())
            {
                parameters[$"{trunk}.{block}.conv2.bias"].fill_(bias);
            }

            foreach (string layer in end)
            {
                parameters[$"{layer}.weight"].narrow(1, 0, 1).narrow(2, 1, 1).narrow(3, 1, 1).fill_(1);
            }
        }

        using InferenceGenerator narrow = new((IGenerator)network, precision: Precision.BFloat16);
        Tensor added = narrow.forward(ones([1, 3, 6, 6]) * 0.5) - 0.5;
        Assert.All(added.contiguous().data<float>().ToArray(), value => Assert.InRange(value, 0.0034f, 0.0036f));
    }

    [Theory]
    [InlineData("SRResNet", Precision.Float32)]
    [InlineData("LeanSRResNet", Precision.Float32)]
    [InlineData("SRVGGNetCompact", Precision.Float32)]
    [InlineData("MsrResNet", Precision.Float32)]
    [InlineData("RrdbNet", Precision.Float32)]
    [InlineData("BSRN", Precision.Float32)]
    [InlineData("BSRN-S", Precision.Float32)]
    [BFloat16Data("SRResNet", Precision.BFloat16)]
    [BFloat16Data("LeanSRResNet", Precision.BFloat16)]
    [BFloat16Data("SRVGGNetCompact", Precision.BFloat16)]
    [BFloat16Data("MsrResNet", Precision.BFloat16)]
    [BFloat16Data("RrdbNet", Precision.BFloat16)]
    [BFloat16Data("BSRN", Precision.BFloat16)]
    [BFloat16Data("BSRN-S", Precision.BFloat16)]
    public void A_trunk_in_bands_is_the_trunk_as_a_whole(string name, Precision precision)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0);
        IGenerator network = name switch
        {
            "SRResNet" => Trained(new SRResNet(2, blocks: 3, width: 32)),
            "LeanSRResNet" => Trained(new LeanSRResNet(2, blocks: 3, width: 32)),
            "MsrResNet" => Vivid(new MsrResNet(2, blocks: 3, width: 32)),
            "RrdbNet" => Vivid(new RrdbNet(4, blocks: 1, width: 32, growth: 32)),
            "BSRN" => Trained(new Bsrn(2, blocks: 2, width: 32)),
            "BSRN-S" => Trained(new Bsrn(2, blocks: 2, width: 32, BsrnVariant.Small)),
            _ => Trained(new SRVGGNetCompact(2, convolutions: 3, width: 32)),
        };
        using IDisposable untracked = no_grad();
        Tensor image = rand(1, 3, 900, 400);
        Tensor whole = network.forward(image);
        double most = (precision == Precision.Float32 ? 1e-4 : 0.1) * (whole - whole.mean()).square().mean().sqrt().item<float>();
        using InferenceGenerator ready = new(network, precision: precision);
        double worst = Math.Sqrt((ready.forward(image) - whole).square().contiguous().data<float>().ToArray().Max());
        Assert.InRange(worst, 0, most);
    }

    [Theory]
    [InlineData("SRResNet")]
    [InlineData("LeanSRResNet")]
    [InlineData("SRVGGNetCompact")]
    [InlineData("FastSRGAN")]
    [InlineData("MsrResNet")]
    [InlineData("RrdbNet")]
    [InlineData("BSRN")]
    public void The_end_in_blocks_is_the_end_as_a_whole(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0);
        using IGenerator network = name switch
        {
            "SRResNet" => Trained(new SRResNet(blocks: 1, width: 32)),
            "LeanSRResNet" => Trained(new LeanSRResNet(blocks: 1, width: 32)),
            "SRVGGNetCompact" => Trained(new SRVGGNetCompact(convolutions: 1, width: 32)),
            "FastSRGAN" => Trained(new FastSRGAN(blocks: 1, width: 32)),
            "MsrResNet" => Trained(new MsrResNet(blocks: 1, width: 32)),
            "BSRN" => Trained(new Bsrn(blocks: 1, width: 32)),
            _ => Trained(new RrdbNet(blocks: 1, width: 32, growth: 4)),
        };
        // Blocks have 7,700 to 117,000 places.
        Tensor image = rand(1, 3, 300, 450);
        Tensor whole = network.forward(image).detach();
        using IDisposable untracked = no_grad();
        Assert.InRange((network.forward(image) - whole).square().sum().item<float>(), 0, 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_folded_end_in_blocks_is_the_end_as_a_whole(int scale)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0);
        SRResNet network = Trained(new SRResNet(scale, blocks: 1, width: 16));
        // Blocks have 65,000, 26,000 and 7,700 places.
        Tensor images = rand(2, 3, scale == 2 ? 262 : 131, 300);
        Tensor whole = network.forward(images).detach();
        using InferenceGenerator ready = new(network, precision: Precision.Float32);
        Tensor blocks = ready.forward(images);
        Assert.False(blocks.requires_grad);
        Assert.InRange((blocks - whole).square().mean().item<float>(), 0, 1e-11);
    }

    [Fact]
    public void An_ensemble_is_made_ready_inside()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0);
        SRResNet network = Trained(new SRResNet(2, blocks: 1, width: 8));
        Tensor image = rand(1, 3, 9, 7);
        Tensor expected;
        using (no_grad())
        {
            // Not disposed: the network goes on.
            expected = new SelfEnsemble(network).forward(image);
        }

        network.train();
        using InferenceGenerator ready = new(new SelfEnsemble(network), precision: Precision.Float32);
        Assert.InRange((ready.forward(image) - expected).square().mean().item<float>(), 0, 1e-11);
    }

    [BFloat16Fact]
    public void A_generator_for_tensors_tells_what_it_is_and_leaves_no_tensor()
    {
        long before = LiveTensors.Count();
        using (DisposeScope scope = NewDisposeScope())
        {
            using InferenceGenerator narrow = new(new LeanSRResNet(3, blocks: 1, width: 8), precision: Precision.BFloat16);
            using InferenceGenerator other = new(new StubGenerator(scale: 2, halo: 5), precision: Precision.Auto);
            Assert.Equal((Precision.BFloat16, Precision.Float32), (narrow.Precision, other.Precision));
            Assert.Equal((3, 5, 2, 5), (narrow.Scale, narrow.Halo, other.Scale, other.Halo));
            Assert.Equal("LeanSRResNet ×3, 1 blocks, 8 wide", narrow.ToString());
            Tensor image = rand(2, 3, 4, 5);
            Assert.Equal([2, 3, 12, 15], narrow.forward(image).shape);
            Assert.Equal(ScalarType.Float32, narrow.forward(image).dtype);
            Assert.Throws<ArgumentException>(() => narrow.forward(image.narrow(1, 0, 1)));
            Assert.Throws<ArgumentException>(() => narrow.forward(zeros([3, 4, 5])));
            Assert.Throws<ArgumentException>(() => new InferenceGenerator(new StubGenerator(), "cuda:99"));
            Assert.Throws<ArgumentException>(() => new InferenceGenerator(new StubGenerator(), threads: 0));
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [BFloat16Data(Precision.BFloat16)]
    public void A_network_belongs_to_one_upscaler_and_is_not_saved_any_more(Precision precision)
    {
        using TemporaryFolder folder = new();
        foreach (GeneratorRecipe recipe in TrainingRecipe.All.Where(recipe => recipe is not PixelRecursiveRecipe).Select(recipe => recipe.Generator).DistinctBy(recipe => recipe.Network))
        {
            IGenerator network = (recipe with { Width = 16, Blocks = Math.Min(recipe.Blocks, 1) }).Create(seed: 1);
            string path = folder[$"x{network.Scale}.safetensors"];
            GeneratorFile.Save(network, path);
            byte[] before = File.ReadAllBytes(path);
            using (Upscaler owner = new(network, new UpscalerOptions { Precision = precision }))
            {
                Assert.Contains("owns it and may have rewritten it", Assert.Throws<InvalidOperationException>(() => new Upscaler(network)).Message, StringComparison.Ordinal);
                Assert.Throws<InvalidOperationException>(() => new InferenceGenerator(network));
                Assert.Throws<InvalidOperationException>(() => GeneratorFile.Save(network, path));
            }

            Assert.Throws<InvalidOperationException>(() => GeneratorFile.Save(network, path));
            Assert.Equal(before, File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void A_network_keeps_its_description_when_it_is_rewritten()
    {
        foreach (IGenerator network in (IGenerator[])[new SRResNet(2, blocks: 1, width: 2), new LeanSRResNet(2, blocks: 1, width: 2), new SRVGGNetCompact(2, 1, width: 2)])
        {
            string described = network.ToString()!;
            Assert.StartsWith($"{network.GetType().Name} ×2, 1 ", described, StringComparison.Ordinal);
            using Upscaler owner = new(network);
            Assert.Equal(described, owner.Description);
        }
    }

    /// <summary>The largest difference of 16-bit pixels.</summary>
    private static int Difference(string name, Precision precision)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0);
        IGenerator network = s_networks[name]();
        using Image<Rgb48> picture = ImageTensor.ToImage<Rgb48>(rand(1, 3, 29, 37));
        using Image<Rgb48> expected = ImageTensor.ToImage<Rgb48>(network.forward(ImageTensor.FromImage(picture)).detach());
        using Upscaler upscaler = new(network, new UpscalerOptions { Precision = precision });
        using Image<Rgb48> actual = upscaler.Enhance(picture);
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        return Pixels(expected).Zip(Pixels(actual), (a, b) => Math.Max(Math.Abs(a.R - b.R), Math.Max(Math.Abs(a.G - b.G), Math.Abs(a.B - b.B)))).Max();
    }

    private static IEnumerable<Rgb48> Pixels(Image<Rgb48> picture) =>
        from y in Enumerable.Range(0, picture.Height) from x in Enumerable.Range(0, picture.Width) select picture[x, y];

    /// <summary>With slopes that bend upwards.</summary>
    private static SRVGGNetCompact Steep(SRVGGNetCompact network)
    {
        using IDisposable untracked = no_grad();
        foreach (Tensor slope in network.parameters().Where(parameter => parameter.ndim == 1))
        {
            slope.add_(rand(slope.shape[0]));
        }

        return network;
    }

    /// <summary>With first weights that are not a tenth of He's, so that what a layer does is seen.</summary>
    private static T Vivid<T>(T network)
        where T : nn.Module<Tensor, Tensor>
    {
        using IDisposable untracked = no_grad();
        foreach (Tensor weight in network.parameters().Where(parameter => parameter.ndim == 4))
        {
            weight.mul_(10);
        }

        return Trained(network);
    }

    /// <summary>With statistics, scales and slopes as a training leaves them.</summary>
    private static T Trained<T>(T network)
        where T : nn.Module<Tensor, Tensor>
    {
        using IDisposable untracked = no_grad();
        using DisposeScope scope = NewDisposeScope();
        network.train();
        for (int step = 0; step < 3; step++)
        {
            network.forward(rand(2, 3, 8, 8));
        }

        foreach (Tensor scale in network.parameters().Where(parameter => parameter.ndim == 1))
        {
            scale.add_(rand(scale.shape[0]) * 0.1);
        }

        network.eval();
        return network;
    }
}
