using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

/// <summary>Generators in files that others published: recognised without being told, with the pixels that PyTorch gives.</summary>
public class PublishedGeneratorsTests
{
    /// <summary>A picture of Set5 from its published low resolution: its PSNR is that which PyTorch and NumPy measure.</summary>
    [SharedTheory("weights/bsrn", "weights/realesrgan", "weights/fast-srgan", "data/test/Set5")]
    [InlineData("bsrn/net_g_BSRN_x2.pth", "BSRN ×2, 8 blocks, 64 wide (xiaom233/BSRN layout); zip archive, under 'params'; 331,628 weights", 35.56)]
    [InlineData("bsrn/net_g_BSRN_x3.pth", "BSRN ×3, 8 blocks, 64 wide (xiaom233/BSRN layout); zip archive, under 'params'; 340,283 weights", 31.08)]
    [InlineData("bsrn/net_g_BSRN_x4.pth", "BSRN ×4, 8 blocks, 64 wide (xiaom233/BSRN layout); zip archive, under 'params'; 352,400 weights", 29.01)]
    [InlineData("bsrn/net_g_BSRN-S.pth", "BSRN-S ×4, 5 blocks, 48 wide (xiaom233/BSRN layout); zip archive, under 'params'; 156,288 weights", 28.61)]
    [InlineData("realesrgan/realesr-animevideov3.pth", "SRVGGNetCompact ×4, 16 convolutions, 64 wide; zip archive, under 'params'; 621,424 weights", 23.15)]
    [InlineData(
        "fast-srgan/model.pt",
        "Fast-SRGAN ×4, 8 blocks, 64 wide (HasnainRaz/Fast-SRGAN layout); zip archive, without the prefix '_orig_mod.'; 925,646 weights",
        26.13)]
    public void It_gives_the_pixels_that_PyTorch_gives(string file, string description, double expectedPsnr)
    {
        using DisposeScope scope = NewDisposeScope();
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Upscaler.Load(Repository.SharedFile("weights/" + file), new UpscalerOptions { Precision = Precision.Float32 });
        Assert.Equal(description, upscaler.Description);
        int scale = upscaler.Scale;
        using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/LRx{scale}/butterflyx{scale}.png"));
        using Image<Rgb24> high = Image.Load<Rgb24>(Repository.SharedFile("data/test/Set5/HR/butterfly.png"));
        upscaler.Noticed += (_, notice) => Assert.Fail(notice.Message);
        using Image<Rgb24> large = upscaler.Enhance(low);

        File.WriteAllBytes(folder["in.rgb"], TestPictures.Bytes(low));
        Python.Run(
            "tests/SuperResolution.Tests/Networks/published_networks.py",
            Repository.SharedFile("weights/" + file), folder["in.rgb"], $"{low.Width}", $"{low.Height}", folder["out.rgb"]);
        using Image<Rgb24> expected = Image.LoadPixelData<Rgb24>(File.ReadAllBytes(folder["out.rgb"]), scale * low.Width, scale * low.Height);
        Assert.InRange(TestPictures.LargestDifference(expected, large), 0, 1);

        Psnr psnr = new(EvaluationProtocol.Common(scale));
        Tensor truth = ImageTensor.FromImage(high, new Rectangle(0, 0, large.Width, large.Height));
        Assert.Equal(expectedPsnr, psnr.Measure(ImageTensor.FromImage(large), truth), 0.02);
    }

    /// <summary>As PyTorch and NumPy measure by the common protocol; for BSRN as its paper says (table 5). leftthomas/SRGAN is in Samples.Tests/EvaluateTests.cs.</summary>
    [SharedTheory("weights/bsrn", "weights/realesrgan", "weights/fast-srgan", "data/test/Set5/HR")]
    [InlineData("bsrn/net_g_BSRN_x2.pth", 38.08)]
    [InlineData("bsrn/net_g_BSRN_x3.pth", 34.45)]
    [InlineData("bsrn/net_g_BSRN_x4.pth", 32.35)]
    [InlineData("bsrn/net_g_BSRN-S.pth", 32.16)]
    [InlineData("realesrgan/realesr-animevideov3.pth", 28.23)]
    [InlineData("fast-srgan/model.pt", 29.39)]
    public void It_reaches_its_figure_on_Set5(string file, double psnr)
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(Repository.SharedFile("weights/" + file));
        BenchmarkReport report = new Benchmark(loaded.Scale).Run(
            [BenchmarkSet.Open(Repository.SharedFile("data/test/Set5/HR"))], [UpscalingMethod.From(file, loaded.Generator)]);
        Assert.Empty(report.Failures);
        BenchmarkRow row = Assert.Single(report.Rows);
        Assert.Equal((5, EvaluationProtocol.Common(loaded.Scale)), (row.Images.Count, row.Protocol));
        Assert.Equal(psnr, row.Mean("PSNR"), 0.02);
    }

    [SharedTheory("weights/srgan", "weights/realesrgan", "data/test/Set5/HR")]
    [BFloat16Data("srgan/netG_epoch_2_100.pth", 0.05)]
    [BFloat16Data("srgan/netG_epoch_4_100.pth", 0.02)]
    [BFloat16Data("srgan/netG_epoch_8_100.pth", 0.02)]
    [BFloat16Data("realesrgan/realesr-animevideov3.pth", 0.02)]
    public void It_loses_next_to_nothing_in_bfloat16(string file, double most)
    {
        double[] psnr = [.. ((Precision[])[Precision.Float32, Precision.BFloat16]).Select(precision =>
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(Repository.SharedFile("weights/" + file));
            using InferenceGenerator ready = new(loaded.Generator, precision: precision);
            BenchmarkReport report = new Benchmark(loaded.Scale).Run(
                [BenchmarkSet.Open(Repository.SharedFile("data/test/Set5/HR"))], [UpscalingMethod.From(file, ready)]);
            return Assert.Single(report.Rows).Mean("PSNR");
        })];
        Assert.InRange(psnr[1], psnr[0] - most, psnr[0] + most);
    }

    [SharedFact("weights/realesrgan", "data/test/Set5")]
    public void Tiles_of_an_exact_generator_are_the_whole_picture()
    {
        using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile("data/test/Set5/LRx4/womanx4.png"));
        string file = Repository.SharedFile("weights/realesrgan/realesr-animevideov3.pth");
        using Upscaler whole = Upscaler.Load(file, new UpscalerOptions { Tile = 1000 }), tiled = Upscaler.Load(file, new UpscalerOptions { Tile = 32 });
        using Image<Rgb24> expected = whole.Enhance(low), actual = tiled.Enhance(low);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 1);
    }
}
