using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
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
        ["LeanSRResNet ×3"] = () => Trained(new LeanSRResNet(3, blocks: 3, width: 16)),
    };

    public static TheoryData<string> Networks => [.. s_networks.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void In_float32_it_computes_what_the_network_computes(string name) => Assert.InRange(Difference(name, Precision.Float32), 0, 2);

    [Theory]
    [MemberData(nameof(Networks))]
    public void In_bfloat16_it_is_off_by_few_steps_of_8_bits(string name) => Assert.InRange(Difference(name, Precision.BFloat16), 3, 4 * 257);

    [Theory]
    [InlineData("SRResNet")]
    [InlineData("FastSRGAN")]
    [InlineData("MsrResNet")]
    [InlineData("RrdbNet")]
    public void The_end_in_blocks_is_the_end_as_a_whole(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0);
        using IGenerator network = name switch
        {
            "SRResNet" => Trained(new SRResNet(blocks: 1, width: 32)),
            "FastSRGAN" => Trained(new FastSRGAN(blocks: 1, width: 32)),
            "MsrResNet" => Trained(new MsrResNet(blocks: 1, width: 32)),
            _ => Trained(new RrdbNet(blocks: 1, width: 32, growth: 4)),
        };
        Tensor image = rand(1, 3, 61, 130);
        Tensor whole = network.forward(image).detach();
        using IDisposable untracked = no_grad();
        Assert.InRange((network.forward(image) - whole).square().sum().item<float>(), 0, 1e-6);
    }

    [Fact]
    public void What_is_learnt_from_is_not_changed_by_what_comes_after()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        random.manual_seed(0);
        using LeanSRResNet network = new(2, blocks: 1, width: 4);
        Tensor image = rand(1, 3, 8, 8);
        Tensor copy = image + 0;
        network.forward(image);
        Assert.True(image.Equals(copy));
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
