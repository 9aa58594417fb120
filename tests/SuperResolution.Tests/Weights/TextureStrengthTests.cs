using Microsoft.Extensions.DependencyInjection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Networks;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

public class TextureStrengthTests
{
    private const string Models = "src/SuperResolution/Models";

    private static readonly UpscalerOptions s_third = new() { Strength = 0.3, Precision = Precision.Float32 };

    [Theory]
    [InlineData("bsrn-x4.safetensors", "photographic-x4.safetensors")]
    [InlineData("faithful-x4.safetensors", null)]
    public void The_weights_between_give_the_pixels_that_PyTorch_gives(string begin, string? packaged)
    {
        using TemporaryFolder folder = new();
        using Image<Rgb24> low = TestPictures.Noise(19, 17);
        string first = Path.Combine(Repository.Root, Models, begin), second = packaged is null ? folder["mine.safetensors"] : Path.Combine(Repository.Root, Models, packaged);
        if (packaged is null)
        {
            TrainOn(first, second);
        }

        File.WriteAllBytes(folder["in.rgb"], TestPictures.Bytes(low));
        Python.Run(
            "tests/SuperResolution.Tests/Weights/texture_strength.py", first, second, "0.3", folder["in.rgb"], $"{low.Width}", $"{low.Height}", folder["out.rgb"]);
        using Image<Rgb24> expected = Image.LoadPixelData<Rgb24>(File.ReadAllBytes(folder["out.rgb"]), 4 * low.Width, 4 * low.Height);
        using Upscaler upscaler = packaged is null ? Upscaler.Load(second, s_third) : Upscaler.Create(s_third);
        using Image<Rgb24> large = upscaler.Enhance(low);
        Assert.InRange(TestPictures.LargestDifference(expected, large), 0, 1);
        Assert.Contains($"0.7 of '{begin}'", upscaler.Description, StringComparison.Ordinal);
        Assert.Contains($"0.3 of '{Path.GetFileName(second)}'", upscaler.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "bsrn-x4.safetensors")]
    [InlineData(1, "photographic-x4.safetensors")]
    public void At_its_ends_it_is_one_of_the_files_of_the_package(double strength, string file)
    {
        using Image<Rgb24> low = TestPictures.Noise(9, 7);
        using Upscaler end = Upscaler.Load(Path.Combine(Repository.Root, Models, file)), at = Upscaler.Create(Model.Photographic, new() { Strength = strength });
        using Image<Rgb24> expected = end.Enhance(low), actual = at.Enhance(low);
        Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(actual));
    }

    /// <summary>So that a file of its layout, such as BasicSR's trainings write, goes the same way.</summary>
    [SharedFact("weights/bsrn/net_g_BSRN_x4.pth")]
    public void Between_what_Photographic_began_with_and_the_file_of_its_authors_there_is_nothing()
    {
        using Image<Rgb24> low = TestPictures.Noise(21, 18);
        using Upscaler between = Upscaler.Load(Repository.SharedFile("weights/bsrn/net_g_BSRN_x4.pth"), s_third);
        using Upscaler published = Upscaler.Load(Repository.SharedFile("weights/bsrn/net_g_BSRN_x4.pth"), new UpscalerOptions { Precision = Precision.Float32 }), packaged = Upscaler.Create(new UpscalerOptions { Strength = 0, Precision = Precision.Float32 });
        using Image<Rgb24> expected = published.Enhance(low), actual = packaged.Enhance(low), middle = between.Enhance(low);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 1);
        Assert.InRange(TestPictures.LargestDifference(expected, middle), 0, 1);
    }

    [Fact]
    public void A_file_of_the_network_that_was_trained_on_goes_the_same_way()
    {
        using TemporaryFolder folder = new();
        using (LoadedGenerator photographic = GeneratorLoader.Load(Path.Combine(Repository.Root, Models, "photographic-x4.safetensors")))
        {
            GeneratorFile.Save(photographic.Generator, folder["mine.pth"]);
        }

        using Image<Rgb24> low = TestPictures.Noise(9, 7);
        using FileStream stream = File.OpenRead(folder["mine.pth"]);
        using Upscaler package = Upscaler.Create(s_third), file = Upscaler.Load(folder["mine.pth"], s_third), streamed = Upscaler.Load(stream, s_third);
        using ServiceProvider services = new ServiceCollection()
            .AddSuperResolution(o => o.Options = s_third)
            .AddSuperResolution("file", o => { o.Weights = folder["mine.pth"]; o.Options = s_third; })
            .BuildServiceProvider();
        using Image<Rgb24> expected = package.Enhance(low);
        foreach (Upscaler other in (Upscaler[])[file, streamed, services.GetRequiredService<Upscaler>(), services.GetRequiredKeyedService<Upscaler>("file")])
        {
            using Image<Rgb24> actual = other.Enhance(low);
            Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(actual));
        }
    }

    [Fact]
    public void Other_networks_are_refused_by_their_names()
    {
        using TemporaryFolder folder = new();
        using (LeanSRResNet small = new(4, blocks: 2, width: 8))
        {
            GeneratorFile.Save(small, folder["small.safetensors"]);
        }

        string loaded = Assert.Throws<ArgumentException>(() => Upscaler.Load(folder["small.safetensors"], s_third)).Message;
        string registered = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSuperResolution(o =>
        {
            o.Weights = folder["small.safetensors"];
            o.Options = s_third;
        })).Message;
        foreach (string message in (string[])[loaded, registered])
        {
            Assert.Contains("LeanSRResNet ×4, 16 blocks, 48 wide", message, StringComparison.Ordinal);
            Assert.Contains("BSRN ×4, 8 blocks, 64 wide", message, StringComparison.Ordinal);
            Assert.Contains("LeanSRResNet ×4, 2 blocks, 8 wide", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_it_begins_and_for_networks_of_ones_own_there_is_none()
    {
        Assert.Contains(
            "Give Model.Photographic", Assert.Throws<ArgumentException>(() => Upscaler.Create(Model.Faithful, s_third)).Message, StringComparison.Ordinal);
        using StubGenerator generator = new();
        Assert.Contains(
            "a network of your own", Assert.Throws<ArgumentException>(() => new Upscaler(generator, s_third)).Message, StringComparison.Ordinal);
        string both = Assert.Throws<ArgumentException>(() => new ServiceCollection()
            .AddSuperResolution("faithful", o => { o.Model = Model.Faithful; o.Options = s_third; })).Message;
        Assert.Contains("Give Model.Photographic", both, StringComparison.Ordinal);
        string own = Assert.Throws<ArgumentException>(() => new ServiceCollection()
            .AddSuperResolution("own", o => { o.Generator = _ => generator; o.Options = s_third; })).Message;
        Assert.Contains("a network of your own", own, StringComparison.Ordinal);
        Assert.False(generator.Disposed);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void It_goes_from_0_to_1(double strength) => Assert.Contains(
        "Strength is", Assert.Throws<ArgumentException>(() => Upscaler.Create(new UpscalerOptions { Strength = strength })).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_the_network_between_stays_in_memory()
    {
        long before = LiveTensors.Count();
        using (Upscaler photographic = Upscaler.Create(Model.Photographic))
        {
            long one = LiveTensors.Count() - before;
            using Upscaler between = Upscaler.Create(s_third);
            Assert.Equal(2 * one, LiveTensors.Count() - before);
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    /// <summary>Writes weights as a training from those of a file may leave them.</summary>
    private static void TrainOn(string from, string to)
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(from);
        using IDisposable withoutGradients = no_grad();
        foreach (Tensor parameter in ((nn.Module)loaded.Generator).parameters())
        {
            parameter.mul_(1.02);
        }

        GeneratorFile.Save(loaded.Generator, to);
    }
}
