using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Networks;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Tests;

public class UpscalerTests
{
    private const string Weights = "weights/srgan/netG_epoch_4_100.pth";

    [SharedTheory(Weights, "data/test/Set5")]
    [InlineData("baby")]
    [InlineData("bird")]
    [InlineData("butterfly")]
    [InlineData("head")]
    [InlineData("woman")]
    public void A_published_generator_gives_the_pixels_that_PyTorch_gives(string name)
    {
        using TemporaryFolder folder = new();
        using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/LRx4/{name}x4.png"));
        File.WriteAllBytes(folder["in.rgb"], TestPictures.Bytes(low));
        Python.Run(
            "tests/SuperResolution.Tests/Networks/leftthomas_srgan.py",
            Repository.SharedFile(Weights), folder["in.rgb"], $"{low.Width}", $"{low.Height}", folder["out.rgb"]);
        using Image<Rgb24> expected = Image.LoadPixelData<Rgb24>(File.ReadAllBytes(folder["out.rgb"]), 4 * low.Width, 4 * low.Height);

        using Upscaler exact = Upscaler.Load(Repository.SharedFile(Weights), new UpscalerOptions { Precision = Precision.Float32 });
        using Image<Rgb24> large = exact.Enhance(low);
        Assert.InRange(TestPictures.LargestDifference(expected, large), 0, 1);
    }

    [SharedTheory(Weights, "data/test/Set5")]
    [BFloat16Data("baby")]
    [BFloat16Data("bird")]
    [BFloat16Data("butterfly")]
    [BFloat16Data("head")]
    [BFloat16Data("woman")]
    public void In_bfloat16_its_pixels_are_off_by_few_steps(string name)
    {
        using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/LRx4/{name}x4.png"));
        using Upscaler exact = Upscaler.Load(Repository.SharedFile(Weights), new UpscalerOptions { Precision = Precision.Float32 });
        using Upscaler narrow = Upscaler.Load(Repository.SharedFile(Weights), new UpscalerOptions { Precision = Precision.BFloat16 });
        using Image<Rgb24> expected = exact.Enhance(low), similar = narrow.Enhance(low);
        Assert.InRange(TestPictures.LargestDifference(expected, similar), 1, 3);
    }

    [SharedTheory(Weights, "data/demo")]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(200)]
    public void Tiles_of_a_published_generator_are_the_whole_picture(int tile)
    {
        using Image<Rgb24> photo = TestPictures.Noise(237, 211);
        using Upscaler whole = Upscaler.Load(Repository.SharedFile(Weights), new UpscalerOptions { Tile = 1000 });
        using Upscaler tiled = Upscaler.Load(Repository.SharedFile(Weights), new UpscalerOptions { Tile = tile });
        using Image<Rgb24> expected = whole.Enhance(photo);
        using Image<Rgb24> actual = tiled.Enhance(photo);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 1);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 5)]
    [InlineData(4, 16)]
    [InlineData(8, 11)]
    public void Tiles_of_any_side_are_the_whole_picture(int scale, int tile)
    {
        using Image<Rgb24> picture = TestPictures.Noise(37, 23);
        using Upscaler whole = new(Network(scale), new UpscalerOptions { Tile = 100 });
        using Upscaler tiled = new(Network(scale), new UpscalerOptions { Tile = tile });
        using Image<Rgb24> expected = whole.Enhance(picture);
        using Image<Rgb24> actual = tiled.Enhance(picture);
        Assert.Equal(new Size(37 * scale, 23 * scale), actual.Size);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 1);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Create_needs_no_file(Model model)
    {
        using Image<Rgb24> gradient = new(40, 30);
        for (int i = 0; i < 40 * 30; i++)
        {
            gradient[i % 40, i / 40] = new Rgb24((byte)(6 * (i % 40)), (byte)(8 * (i / 40)), 90);
        }

        using Upscaler upscaler = Upscaler.Create(model), bicubic = new(ClassicalResampler.Create("bicubic", 4));
        using Image<Rgb24> result = upscaler.Enhance(gradient), smooth = bicubic.Enhance(gradient);

        // Where there is no detail, all that enlarge agree; a network of random weights does not.
        Assert.Equal(smooth.Size, result.Size);
        Assert.InRange(TestPictures.Bytes(smooth).Zip(TestPictures.Bytes(result), (a, b) => Math.Abs(a - b)).Average(), 0, 2);
    }

    [SharedFact("data/test/Set5")]
    public void The_faithful_model_is_closer_to_the_truth_than_published_SRGAN_weights()
    {
        using DisposeScope scope = NewDisposeScope();
        using Upscaler upscaler = Upscaler.Create();
        Psnr psnr = new(EvaluationProtocol.Common(4));
        double Measure(string name)
        {
            using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/LRx4/{name}x4.png"));
            using Image<Rgb24> high = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/HR/{name}.png"));
            using Image<Rgb24> result = upscaler.Enhance(low);
            return psnr.Measure(ImageTensor.FromImage(result), ImageTensor.FromImage(high));
        }

        Assert.InRange(((string[])["baby", "bird", "butterfly", "head", "woman"]).Average(Measure), 30.65, 40);
    }

    [Fact]
    public void A_network_that_makes_another_size_than_it_says_is_an_error()
    {
        using Image<Rgb24> picture = TestPictures.Noise(9, 7);
        using Upscaler upscaler = new(new StubGenerator(4, said: 2));
        Assert.Contains(
            "StubGenerator says that it enlarges by 2, and made [1, 3, 28, 36] of [1, 3, 7, 9]",
            Assert.Throws<InvalidOperationException>(() => upscaler.Enhance(picture)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Create_makes_the_faithful_model_unless_told_otherwise()
    {
        using Upscaler upscaler = Upscaler.Create(), faithful = Upscaler.Create(Model.Faithful);
        Assert.Equal(faithful.Description, upscaler.Description);
        Assert.StartsWith("LeanSRResNet ×4, 16 blocks, 48 wide", upscaler.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Model.Faithful, 2.0, 2)]
    [InlineData(Model.Faithful, 1.5, 2)]
    [InlineData(Model.Faithful, 2.5, 4)]
    [InlineData(Model.Photographic, 2.0, 4)]
    public void For_twice_the_size_and_less_the_faithful_model_has_a_network_of_its_own(Model model, double target, int scale)
    {
        using Upscaler upscaler = Upscaler.Create(model, new UpscalerOptions { TargetScale = target });
        Assert.Equal(scale, upscaler.Scale);
        using Image<Rgb24> picture = TestPictures.Noise(20, 10), result = upscaler.Enhance(picture);
        Assert.Equal(new Size((int)(20 * target), (int)(10 * target)), result.Size);
    }

    [SharedFact("data/test/Set5")]
    public void The_network_for_twice_the_size_shows_more_than_a_resized_result_of_the_other()
    {
        using DisposeScope scope = NewDisposeScope();
        Psnr psnr = new(EvaluationProtocol.Common(2));
        using Upscaler twice = Upscaler.Create(new UpscalerOptions { TargetScale = 2 });
        double Measure(string name, bool resized)
        {
            using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/LRx2/{name}x2.png"));
            using Image<Rgb24> high = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/HR/{name}.png"));
            using Upscaler? four = resized ? Upscaler.Create(new UpscalerOptions { TargetSize = high.Size }) : null;
            using Image<Rgb24> result = (four ?? twice).Enhance(low);
            return psnr.Measure(ImageTensor.FromImage(result), ImageTensor.FromImage(high));
        }

        string[] names = ["baby", "bird", "butterfly", "head", "woman"];
        double own = names.Average(name => Measure(name, resized: false)), resized = names.Average(name => Measure(name, resized: true));
        Assert.InRange(own, 37.65, 40);
        Assert.True(own > resized + 0.15, $"{own} and {resized} dB");
    }

    [Fact]
    public void Create_names_the_models_that_there_are() =>
        Assert.Contains("it has Faithful", Assert.Throws<ArgumentOutOfRangeException>(() => Upscaler.Create((Model)99)).Message, StringComparison.Ordinal);

    public static TheoryData<Model> Models => [.. Enum.GetValues<Model>()];

    [Fact]
    public void Progress_counts_the_tiles()
    {
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 10 });
        using Image<Rgb24> picture = TestPictures.Noise(20, 30);
        Reports reports = new();
        upscaler.Enhance(picture, reports).Dispose();
        Assert.Equal(Enumerable.Range(0, 7).Select(done => new UpscaleProgress(done, 6)), reports);
        Assert.Equal(1, reports[^1].Fraction);
    }

    [Fact]
    public void Cancelling_between_tiles_ends_it()
    {
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 10 });
        using Image<Rgb24> picture = TestPictures.Noise(20, 30);
        using CancellationTokenSource cancellation = new();
        Reports reports = new(report => { if (report.TilesDone == 2) { cancellation.Cancel(); } });
        Assert.Throws<OperationCanceledException>(() => upscaler.Enhance(picture, reports, cancellation.Token));
        Assert.Equal(2, reports[^1].TilesDone);
    }

    [Fact]
    public async Task Cancelled_before_it_starts_it_computes_nothing()
    {
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> picture = TestPictures.Noise(8, 8);
        Reports reports = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upscaler.EnhanceAsync(picture, reports, new CancellationToken(canceled: true)));
        Assert.Empty(reports);
    }

    [Theory]
    [InlineData(2.5, 20, 30)]
    [InlineData(0.5, 4, 6)]
    [InlineData(9, 72, 108)]
    public void A_target_scale_is_met(double scale, int width, int height)
    {
        using Upscaler upscaler = new(Network(), new UpscalerOptions { TargetScale = scale });
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.Equal(new Size(width, height), large.Size);
    }

    [Fact]
    public void A_target_size_is_met()
    {
        using Upscaler upscaler = new(Network(), new UpscalerOptions { TargetSize = new Size(33, 7) });
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.Equal(new Size(33, 7), large.Size);
    }

    [Fact]
    public void A_result_beyond_the_limit_is_refused_with_the_sizes()
    {
        using Upscaler upscaler = new(Network(), new UpscalerOptions { LargestOutput = 1535 });
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        Assert.Equal(
            "A picture of 8×12 becomes 32×48 = 1,536 pixels, more than the 1,535 that UpscalerOptions.LargestOutput allows. "
            + "Raise it, or give a smaller picture or target.",
            Assert.Throws<ArgumentException>(() => upscaler.Enhance(picture)).Message);
    }

    [Fact]
    public void All_faults_of_the_options_are_in_one_exception()
    {
        UpscalerOptions options = new() { Tile = 0, MemoryBudget = 1, TargetScale = 2, TargetSize = new Size(1, 1), LargestOutput = 0 };
        using SRResNet network = Network();
        string message = Assert.Throws<ArgumentException>(() => new Upscaler(network, options)).Message;
        foreach (string part in (string[])["Tile is 0", "MemoryBudget is 1 bytes", "TargetScale and TargetSize are both given", "LargestOutput is 0"])
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused_with_those_that_are()
    {
        using SRResNet network = Network();
        Assert.StartsWith(
            "Device \"cuda:99\" is not here; this machine has: cpu",
            Assert.Throws<ArgumentException>(() => new Upscaler(network, new UpscalerOptions { Device = "cuda:99" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tile_of_NaN_is_an_exception_with_its_place()
    {
        SRResNet network = Network();
        using (no_grad())
        {
            network.state_dict()["conv_last.bias"].fill_(double.NaN);
        }

        using Upscaler upscaler = new(network);
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        NonFiniteOutputException exception = Assert.Throws<NonFiniteOutputException>(() => upscaler.Enhance(picture));
        Assert.Equal(new Rectangle(0, 0, 8, 12), exception.Tile);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Threads_are_those_of_the_forward_pass_on_any_thread_and_of_nothing_else(int threads)
    {
        List<int> seen = [];
        using Upscaler upscaler = new(new StubGenerator(4, before: _ => seen.Add(get_num_threads())), new UpscalerOptions { Threads = threads });
        using Image<Rgb24> picture = TestPictures.Noise(8, 8);
        int before = get_num_threads();
        for (int i = 0; i < 4; i++)
        {
            (await upscaler.EnhanceAsync(picture)).Dispose();
        }

        upscaler.Enhance(picture).Dispose();
        Assert.Equal(Enumerable.Repeat(threads, 5), seen);
        Assert.Equal(before, get_num_threads());
    }

    [Fact]
    public void A_memory_budget_decides_how_many_tiles_there_are()
    {
        using Image<Rgb24> picture = TestPictures.Noise(400, 300);
        Reports small = new();
        Reports large = new();
        using Upscaler frugal = new(Network(), new UpscalerOptions { MemoryBudget = 32L << 20 });
        using Upscaler generous = new(Network(), new UpscalerOptions { MemoryBudget = 1L << 30 });
        frugal.Enhance(picture, small).Dispose();
        generous.Enhance(picture, large).Dispose();
        // The result and what writes it, 576 bytes a pixel: 32 MiB less a quarter are 43,690 pixels, enough for 200×150 with a margin of 10.
        Assert.Equal(4, small[^1].TilesTotal);
        Assert.Equal(1, large[^1].TilesTotal);
    }

    [Fact]
    public void A_budget_below_the_smallest_tile_is_refused_with_the_one_that_reaches()
    {
        using Upscaler upscaler = new(new SRResNet(blocks: 16, width: 128), new UpscalerOptions { MemoryBudget = 16L << 20 });
        using Image<Rgb24> picture = TestPictures.Noise(200, 200);
        Assert.Equal(
            "A memory budget of 16 MiB does not reach for a tile of 16×16 pixels with its margin of 40; give at least 21 MiB, or a tile.",
            Assert.Throws<ArgumentException>(() => upscaler.Enhance(picture)).Message);
        using Upscaler enough = new(new SRResNet(blocks: 16, width: 128), new UpscalerOptions { MemoryBudget = 21L << 20 });
        using Image<Rgb24> corner = TestPictures.Noise(64, 64);
        enough.Enhance(corner).Dispose();
    }

    [Fact]
    public void Used_after_disposal_it_says_so()
    {
        Upscaler upscaler = new(Network());
        using Image<Rgb24> picture = TestPictures.Noise(2, 2);
        upscaler.Dispose();
        upscaler.Dispose();
        Assert.Throws<ObjectDisposedException>(() => upscaler.Enhance(picture));
    }

    [Fact]
    public void Disposed_while_it_runs_it_ends_what_runs_and_frees_the_network_then()
    {
        using Image<Rgb24> picture = TestPictures.Noise(20, 30);
        long before = LiveTensors.Count();
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 10 });
        Reports reports = new(report => { if (report.TilesDone == 1) { upscaler.Dispose(); } });
        using Image<Rgb24> large = upscaler.Enhance(picture, reports);
        Assert.Equal(6, reports[^1].TilesDone);
        Assert.Equal(before, LiveTensors.Count());
        Assert.Throws<ObjectDisposedException>(() => upscaler.Enhance(picture));
    }

    [Fact]
    public void Loading_enhancing_and_disposing_leave_no_tensor()
    {
        using Image<Rgb24> picture = TestPictures.Noise(20, 30);
        long before = LiveTensors.Count();
        for (int i = 0; i < 3; i++)
        {
            using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 16 });
            long loaded = LiveTensors.Count();
            upscaler.Enhance(picture).Dispose();
            Assert.Equal(loaded, LiveTensors.Count());
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    private static SRResNet Network(int scale = 4)
    {
        random.manual_seed(0);
        return new SRResNet(scale, blocks: 1, width: 8);
    }
}
