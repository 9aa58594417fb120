using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class BenchmarkTests
{
    [Fact]
    public void A_set_is_named_after_its_folder_or_the_one_above_HR()
    {
        using TemporaryFolder folder = new();
        Save(folder, "Set5/HR/b.png");
        Save(folder, "Set5/HR/a.png");
        Save(folder, "Urban100/c.png");
        File.WriteAllText(folder["Set5/HR/notes.txt"], "not an image");
        BenchmarkSet set5 = BenchmarkSet.Open(folder["Set5/HR"]);
        Assert.Equal("Set5", set5.Name);
        Assert.Equal(["a.png", "b.png"], set5.Images.Select(path => Path.GetFileName(path)));
        Assert.Equal("Set5", BenchmarkSet.Open(folder["Set5/HR/"]).Name);
        Assert.Equal("Urban100", BenchmarkSet.Open(folder["Urban100"]).Name);
    }

    [Fact]
    public void A_folder_that_is_missing_or_empty_is_refused()
    {
        using TemporaryFolder folder = new();
        Assert.Throws<DirectoryNotFoundException>(() => BenchmarkSet.Open(folder["nowhere"]));
        Directory.CreateDirectory(folder["empty"]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => BenchmarkSet.Open(folder["empty"]));
        Assert.Contains("holds no image (.png, .jpg, .jpeg, .webp, .gif, .bmp, .tif, .tiff)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_method_has_a_row_for_each_set_with_a_score_for_each_image()
    {
        using TemporaryFolder folder = new();
        Save(folder, "one/a.png", 41, 38);
        Save(folder, "one/b.png", 30, 33);
        Save(folder, "two/c.png", 36, 36);
        BenchmarkReport report = new Benchmark(2).Run(
            [BenchmarkSet.Open(folder["one"]), BenchmarkSet.Open(folder["two"])],
            [UpscalingMethod.Nearest(2), UpscalingMethod.Bicubic(2)]);
        Assert.Empty(report.Failures);
        Assert.Equal(
            [("one", "nearest", "a,b"), ("one", "bicubic", "a,b"), ("two", "nearest", "c"), ("two", "bicubic", "c")],
            report.Rows.Select(row => (row.Set, row.Model, string.Join(',', row.Images.Select(image => image.Image)))));
        BenchmarkRow first = report.Rows[0];
        Assert.Equal((first.Images[0].Values[0] + first.Images[1].Values[0]) / 2, first.Mean("PSNR"), 1e-12);
        Assert.Equal((first.Images[0].Values[1] + first.Images[1].Values[1]) / 2, first.Mean("SSIM"), 1e-12);
        Assert.Equal(EvaluationProtocol.Common(2), first.Protocol);
        Assert.Equal(2, first.Scale);
    }

    [Fact]
    public void A_flat_image_comes_back_exactly_and_is_infinitely_close()
    {
        using TemporaryFolder folder = new();
        using Image<Rgb24> flat = new(24, 24, new Rgb24(9, 99, 199));
        flat.Save(folder["flat.png"]);
        BenchmarkRow row = Assert.Single(new Benchmark(2).Run([BenchmarkSet.Open(folder[""])], [UpscalingMethod.Bicubic(2)]).Rows);
        Assert.Equal(double.PositiveInfinity, row.Mean("PSNR"));
        Assert.Equal(1, row.Mean("SSIM"), 1e-12);
    }

    [Fact]
    public void A_method_gets_three_channels_of_a_gray_image_and_their_average_is_compared()
    {
        using TemporaryFolder folder = new();
        using Image<L8> gray = new(24, 24, new L8(100));
        gray.Save(folder["gray.png"]);
        // 103 in the mean: as Y they are three steps away, in BT.601 of RGB they would be less.
        UpscalingMethod tinted = new("tinted", low =>
        {
            Assert.Equal(3, low.shape[1]);
            return tensor(new[] { 100 / 255f, 101 / 255f, 108 / 255f }, [1, 3, 1, 1]).expand(1, 3, 24, 24);
        });
        BenchmarkRow row = Assert.Single(new Benchmark(2).Run([BenchmarkSet.Open(folder[""])], [tinted]).Rows);
        Assert.Equal(20 * Math.Log10(255 / 3.0), row.Mean("PSNR"), 1e-9);
    }

    [Fact]
    public void An_image_that_cannot_be_read_or_used_is_named_and_the_rest_is_done()
    {
        using TemporaryFolder folder = new();
        Save(folder, "good.png");
        Save(folder, "small.png", 13, 12);
        Save(folder, "tiny.png", 1, 9);
        File.WriteAllText(folder["broken.png"], "this is no picture");
        BenchmarkReport report = new Benchmark(2).Run([BenchmarkSet.Open(folder[""])], [UpscalingMethod.Nearest(2), UpscalingMethod.Bicubic(2)]);
        Assert.Equal(2, report.Rows.Count);
        Assert.All(report.Rows, row => Assert.Equal("good", Assert.Single(row.Images).Image));
        Assert.Equal(
            [("broken.png", null), ("small.png", "nearest"), ("small.png", "bicubic"), ("tiny.png", null)],
            report.Failures.Select(failure => (Path.GetFileName(failure.Image), failure.Model)));
        Assert.IsType<UnknownImageFormatException>(report.Failures[0].Error);
        Assert.Contains("Images of 12×12 pixels are too small", report.Failures[1].Error.Message, StringComparison.Ordinal);
        Assert.Equal("The image is 1×9 pixels, smaller than the scale of 2; give a larger one.", report.Failures[3].Error.Message);
    }

    [Fact]
    public void A_generator_is_a_method()
    {
        using TemporaryFolder folder = new();
        Save(folder, "a.png");
        using ClassicalResampler generator = ClassicalResampler.Create("nearest", 2);
        BenchmarkReport report = new Benchmark(2, EvaluationProtocol.Daala(2)).Run(
            [BenchmarkSet.Open(folder[""])], [UpscalingMethod.Nearest(2), UpscalingMethod.From("generator", generator)]);
        Assert.Equal(report.Rows[0].Means, report.Rows[1].Means);
        Assert.Equal("nearest interpolation ×2", report.Rows[1].Description);
    }

    [Fact]
    public void A_result_of_another_size_is_refused()
    {
        using TemporaryFolder folder = new();
        Save(folder, "a.png", 24, 24);
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => new Benchmark(2).Run(
            [BenchmarkSet.Open(folder[""])], [new UpscalingMethod("wrong", low => low.alias())]));
        Assert.Equal("The method \"wrong\" made [1, 3, 12, 12] of [1, 3, 12, 12]; it should be [1, 3, 24, 24].", e.Message);
    }

    [Fact]
    public void Two_of_the_same_name_are_refused()
    {
        using TemporaryFolder folder = new();
        Save(folder, "a.png");
        BenchmarkSet set = BenchmarkSet.Open(folder[""]);
        Assert.Throws<ArgumentException>(() => new Benchmark(2).Run([set, set], [UpscalingMethod.Nearest(2)]));
        Assert.Throws<ArgumentException>(() => new Benchmark(2).Run([set], [UpscalingMethod.Nearest(2), UpscalingMethod.Nearest(2)]));
    }

    [Fact]
    public void Any_metric_is_measured_and_what_it_has_no_value_for_does_not_count()
    {
        using TemporaryFolder folder = new();
        Save(folder, "a.png", 24, 24);
        Save(folder, "b.png", 26, 24);
        Save(folder, "c.png", 40, 24);
        BenchmarkRow row = Assert.Single(new Benchmark(2, metrics: [new WidthMetric(), new Psnr(EvaluationProtocol.Common(2))]).Run(
            [BenchmarkSet.Open(folder[""])], [UpscalingMethod.Nearest(2)]).Rows);
        Assert.Equal(["width", "PSNR"], row.Metrics.Select(metric => metric.Name));
        Assert.Equal([24, double.NaN, 40], row.Images.Select(image => image.Values[0]));
        Assert.Equal(32, row.Mean("width"));
        Assert.Equal(double.NaN, (row with { Images = [row.Images[1]] }).Mean("width"));
        ArgumentException e = Assert.Throws<ArgumentException>(() => row.Mean("SSIM"));
        Assert.StartsWith("\"SSIM\" was not measured; the row has width, PSNR.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_metric_and_two_of_a_name_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Benchmark(2, metrics: []));
        Assert.Throws<ArgumentException>(() => new Benchmark(2, metrics: [new WidthMetric(), new WidthMetric()]));
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using TemporaryFolder folder = new();
        Save(folder, "a.png");
        Assert.Throws<OperationCanceledException>(() => new Benchmark(2).Run(
            [BenchmarkSet.Open(folder[""])], [UpscalingMethod.Nearest(2)], cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using TemporaryFolder folder = new();
        Save(folder, "a.png");
        Save(folder, "tiny.png", 4, 4);
        BenchmarkSet set = BenchmarkSet.Open(folder[""]);
        long before = LiveTensors.Count();
        new Benchmark(2).Run([set], [UpscalingMethod.Nearest(2), UpscalingMethod.Bicubic(2)]);
        Assert.Equal(before, LiveTensors.Count());
    }

    /// <summary>The width; of an image 26 wide it has nothing to say.</summary>
    private sealed class WidthMetric : IImageMetric
    {
        public string Name => "width";

        public bool HigherIsBetter => false;

        public string Description => "Width in pixels.";

        public double Measure(Tensor prediction, Tensor reference) => reference.shape[3] == 26 ? double.NaN : reference.shape[3];
    }

    private static void Save(TemporaryFolder folder, string name, int width = 32, int height = 28)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        using Image<Rgb24> image = TestPictures.Noise(width, height);
        image.Save(folder[name]);
    }
}
