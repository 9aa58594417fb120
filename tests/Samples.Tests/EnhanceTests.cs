using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Samples;

public class EnhanceTests
{
    private const string Weights = "weights/srgan/netG_epoch_4_100.pth";

    [SharedFact(Weights)]
    public void A_photo_becomes_larger_and_a_comparison_lies_beside_it()
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 40, 30);
        Sample run = Sample.Run(
            "Enhance", folder["photo.png"], folder["large.png"], "--compare", folder["compare.png"], "--weights", Repository.SharedFile(Weights));
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains("photo.png: 160×120 pixels", run.Output, StringComparison.Ordinal);
        Assert.Equal(new Size(160, 120), Image.Identify(folder["large.png"]).Size);
        Assert.Equal(["compare.png", "large.png", "photo.png"], folder.Files);
    }

    [Fact]
    public void A_folder_goes_on_after_a_bad_picture_and_ends_with_1()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["in"]);
        Make(folder["in/a.png"], 5, 4);
        File.WriteAllText(folder["in/b.png"], "no picture");
        Make(folder["in/c.jpg"], 6, 3);
        Sample run = Sample.Run("Enhance", folder["in"], folder["out"], "--resample", "bicubic");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("b.png: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("2 of 3 pictures done.", run.Output, StringComparison.Ordinal);
        Assert.Equal(["a.png", "c.jpg"], Directory.EnumerateFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("16")]
    public void A_resampler_enlarges_by_the_whole_scale_that_is_asked_for(string scale)
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 9, 7);
        Sample run = Sample.Run("Enhance", folder["photo.png"], folder["large.png"], "--resample", "nearest", "--scale", scale);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.StartsWith($"nearest interpolation ×{scale}", run.Output, StringComparison.Ordinal);
        using Image<Rgb24> small = Image.Load<Rgb24>(folder["photo.png"]);
        using Image<Rgb24> large = Image.Load<Rgb24>(folder["large.png"]);
        int factor = int.Parse(scale, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new Size(small.Width * factor, small.Height * factor), large.Size);
        Assert.All(
            from y in Enumerable.Range(0, large.Height) from x in Enumerable.Range(0, large.Width) select (x, y),
            place => Assert.Equal(small[place.x / factor, place.y / factor], large[place.x, place.y]));
    }

    [Theory]
    [InlineData("2.5", "22×18")]
    [InlineData("17", "153×119")]
    public void To_another_scale_what_a_resampler_made_4_times_as_large_is_resized(string scale, string size)
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 9, 7);
        Sample run = Sample.Run("Enhance", folder["photo.png"], folder["large.png"], "--resample", "nearest", "--scale", scale);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.StartsWith("nearest interpolation ×4", run.Output, StringComparison.Ordinal);
        Assert.Contains($"photo.png: {size} pixels", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_within_a_long_tile_is_answered_and_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 400, 300);
        using Process process = Sample.Start("Enhance", folder["photo.png"], folder["large.png"], "--resample", "self-exemplars");
        using CancellationTokenSource tooLong = new(TimeSpan.FromMinutes(3));
        try
        {
            Assert.NotNull(await process.StandardOutput.ReadLineAsync(tooLong.Token));
            while (folder.Files.Length < 2)
            {
                Assert.False(process.HasExited);
                await Task.Delay(20, tooLong.Token);
            }

            using (Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                Assert.Equal("Cancelled.", (await process.StandardError.ReadToEndAsync(tooLong.Token)).Trim());
                await process.WaitForExitAsync(tooLong.Token);
            }
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(130, process.ExitCode);
        Assert.Equal(["photo.png"], folder.Files);
    }

    [Fact]
    public void An_option_that_is_not_known_is_answered_by_that_alone()
    {
        Sample run = Sample.Run("Enhance", "a.png", "b.png", "--modell", "faithful");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--modell", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--help shows all options.", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--ensemble", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_weights_it_uses_those_inside_the_package()
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 5, 4);
        Sample run = Sample.Run("Enhance", folder["photo.png"], folder["large.png"]);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.StartsWith("LeanSRResNet ×4", run.Output, StringComparison.Ordinal);
        Assert.Equal(new Size(20, 16), Image.Identify(folder["large.png"]).Size);
    }

    [Fact]
    public void A_comparison_shows_other_networks_of_the_package_beside_the_result()
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 40, 30);
        Sample run = Sample.Run(
            "Enhance", folder["photo.png"], folder["large.png"], "--model", "photographic", "--compare", folder["two.png"], "--beside", "faithful");
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains("bicubic | Faithful | result -> ", run.Output, StringComparison.Ordinal);
        Sample one = Sample.Run("Enhance", folder["photo.png"], folder["one.png"], "--model", "photographic", "--compare", folder["bicubic.png"]);
        Assert.Equal(("", 0), (one.Errors, one.ExitCode));
        Size columns2 = Image.Identify(folder["bicubic.png"]).Size;
        Assert.Equal(new Size((columns2.Width + 8) / 2 * 3 - 8, columns2.Height), Image.Identify(folder["two.png"]).Size);
    }

    [Fact]
    public void The_scale_of_weights_that_do_not_tell_it_is_given()
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 5, 4);
        File.Copy(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Networks/LumaFixtures/yjn870_srcnn_x4.pth"), folder["best.pth"]);
        string[] arguments = [folder["photo.png"], folder["large.png"], "--weights", folder["best.pth"]];
        Sample without = Sample.Run("Enhance", arguments);
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("WeightsScale", without.Errors, StringComparison.Ordinal);
        Sample run = Sample.Run("Enhance", [.. arguments, "--weights-scale", "3", "--compare", folder["compare.png"], "--beside", "faithful"]);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(new Size(15, 12), Image.Identify(folder["large.png"]).Size);
    }

    [Theory]
    [InlineData("0.6 of 'bsrn-x4.safetensors'", "--strength", "0.4")]
    [InlineData("0.6 of 'bsrn-x4.safetensors'", "--strength", "0.4", "--model", "photographic")]
    [InlineData("mean of 8 flips and rotations", "--ensemble")]
    [InlineData("mean of 8 flips and rotations", "--ensemble", "--resample", "bicubic")]
    public void Strength_and_ensemble_are_those_of_the_library(string description, params string[] options)
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 5, 4);
        Sample run = Sample.Run("Enhance", [folder["photo.png"], folder["large.png"], .. options]);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains(description, run.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Strength goes from weights of the package", "--strength", "0.4", "--model", "faithful")]
    [InlineData("Strength goes from weights of the package", "--strength", "0.4", "--resample", "bicubic")]
    [InlineData("--beside goes with --compare", "--beside", "faithful")]
    [InlineData("More than one of --weights, --model and --resample", "--model", "faithful", "--resample", "bicubic")]
    [InlineData("More than one of --weights, --model and --resample", "--model", "faithful", "--weights", "a.pth")]
    public void Options_that_exclude_each_other_are_refused(string reason, params string[] options)
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 5, 4);
        Sample run = Sample.Run("Enhance", [folder["photo.png"], folder["large.png"], .. options]);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(reason, run.Errors, StringComparison.Ordinal);
        Assert.Equal(["photo.png"], folder.Files);
    }

    [Theory]
    [InlineData("--size", "12x7", 12, 7)]
    [InlineData("--scale", "1.5", 8, 6)]
    public void A_size_or_a_scale_is_met(string option, string value, int width, int height)
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 5, 4);
        Sample run = Sample.Run("Enhance", folder["photo.png"], folder["large.png"], "--resample", "nearest", option, value, "--resampler", "bicubic");
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(new Size(width, height), Image.Identify(folder["large.png"]).Size);
    }

    [Fact]
    public void A_comparison_that_could_not_be_written_is_refused_before_anything_is_computed()
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 5, 4);
        foreach (string comparison in (string[])["no-folder/c.png", "c.xyz"])
        {
            Sample run = Sample.Run("Enhance", folder["photo.png"], folder["large.png"], "--resample", "bicubic", "--compare", folder[comparison]);
            Assert.Equal(1, run.ExitCode);
            Assert.NotEqual("", run.Errors);
            Assert.Equal(["photo.png"], folder.Files);
        }
    }

    [Theory]
    [InlineData("opaque", 255)]
    [InlineData("bicubic", 0)]
    public void Transparency_is_as_asked_for(string mode, byte alpha)
    {
        using TemporaryFolder folder = new();
        using (Image<Rgba32> clear = new(5, 4, new Rgba32(200, 100, 50, 0)))
        {
            clear.Save(folder["clear.png"]);
        }

        Sample run = Sample.Run("Enhance", folder["clear.png"], folder["large.png"], "--resample", "nearest", "--alpha", mode);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        using Image<Rgba32> large = Image.Load<Rgba32>(folder["large.png"]);
        Assert.Equal(new Rgba32(200, 100, 50, alpha), large[9, 7]);
    }

    [Fact]
    public void What_a_user_may_not_expect_is_said_on_standard_error()
    {
        using TemporaryFolder folder = new();
        Python.Run("tests/SuperResolution.Tests/pictures.py", "make", folder[""]);
        Sample run = Sample.Run("Enhance", folder["cmyk.jpg"], folder["large.png"], "--resample", "nearest");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("cmyk.jpg: The picture's colour profile is for Cmyk colours", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./photo.png")]
    [InlineData(".")]
    public void The_source_is_not_written_over(string output)
    {
        using TemporaryFolder folder = new();
        Make(folder["photo.png"], 5, 4);
        Sample run = Sample.Run("Enhance", folder["photo.png"], folder[output], "--resample", "bicubic");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is the input; give another output, so that the source is kept.\n", run.Errors, StringComparison.Ordinal);
        Assert.Equal(new Size(5, 4), Image.Identify(folder["photo.png"]).Size);
    }

    [Fact]
    public void In_a_folder_a_picture_keeps_its_name_and_a_GIF_becomes_a_PNG()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["out"]);
        Make(folder["photo.jpg"], 5, 4);
        Sample one = Sample.Run("Enhance", folder["photo.jpg"], folder["out"], "--resample", "bicubic");
        Assert.Equal(("", 0), (one.Errors, one.ExitCode));
        Assert.Equal(new Size(20, 16), Image.Identify(folder["out/photo.jpg"]).Size);

        Directory.CreateDirectory(folder["in"]);
        Directory.CreateDirectory(folder["all"]);
        Python.Run("tests/SuperResolution.Tests/pictures.py", "make", folder["all"]);
        File.Copy(folder["all/animated.gif"], folder["in/animated.gif"]);
        Sample all = Sample.Run("Enhance", folder["in"], folder["out"], "--resample", "bicubic");
        Assert.Equal(0, all.ExitCode);
        Assert.Equal(["animated.png", "photo.jpg"], Directory.EnumerateFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_message_does_not_name_a_parameter_of_the_library()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["in"]);
        Sample run = Sample.Run("Enhance", folder["in"], folder["out"], "--resample", "bicubic");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(".tiff).\n", run.Errors, StringComparison.Ordinal);
    }

    private static void Make(string path, int width, int height)
    {
        using Image<Rgb24> picture = new(width, height, new Rgb24(200, 100, 50));
        picture.Save(path);
    }
}
