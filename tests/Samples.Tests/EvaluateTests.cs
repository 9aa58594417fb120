using System.Globalization;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Samples;

public class EvaluateTests
{
    private const string Set5 = "data/test/Set5/HR";

    [SharedTheory("weights/srgan", Set5)]
    [InlineData(4, "netG_epoch_4_100", 30.66)]
    [InlineData(2, "netG_epoch_2_100", 35.48)]
    public void Published_weights_reach_their_figure_on_Set5(int scale, string model, double psnr)
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run(
            "Evaluate", "--hr", Repository.SharedFile(Set5), "--scale", $"{scale}", "--weights",
            Repository.SharedFile($"weights/srgan/{model}.pth"), "--tile", "64", "--json", folder["rows.json"]);
        Assert.Equal(0, run.ExitCode);
        using JsonDocument rows = JsonDocument.Parse(File.ReadAllText(folder["rows.json"]));
        JsonElement row = rows.RootElement.EnumerateArray().Single(row => row.GetProperty("model").GetString() == model);
        Assert.Equal("Set5", row.GetProperty("set").GetString());
        Assert.Equal("common", row.GetProperty("protocol").GetString());
        Assert.Equal(scale, row.GetProperty("scale").GetInt32());
        Assert.Equal(5, row.GetProperty("images").GetArrayLength());
        Assert.InRange(row.GetProperty("psnr").GetDouble(), psnr - 0.02, psnr + 0.02);
        Assert.Contains("Protocol common", run.Output, StringComparison.Ordinal);
    }

    [SharedFact(Set5)]
    public void Without_weights_there_are_the_classical_rows_and_the_faithful_model()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run("Evaluate", "--hr", Repository.SharedFile(Set5), "--scale", "4", "--json", folder["rows.json"]);
        Assert.Equal(0, run.ExitCode);
        using JsonDocument rows = JsonDocument.Parse(File.ReadAllText(folder["rows.json"]));
        JsonElement[] measured = [.. rows.RootElement.EnumerateArray().Where(row => row.TryGetProperty("images", out _))];
        Assert.Equal(["nearest", "bicubic", "Faithful"], measured.Select(row => row.GetProperty("model").GetString()));
        JsonElement drcn = rows.RootElement.EnumerateArray().Single(row => row.GetProperty("model").GetString() == "DRCN");
        Assert.Equal((31.53, "Kim et al. 2016"), (drcn.GetProperty("psnr").GetDouble(), drcn.GetProperty("source").GetString()));
        Assert.InRange(rows.RootElement[1].GetProperty("psnr").GetDouble(), 28.40, 28.44);
    }

    [SharedTheory("weights/vgg19", Set5)]
    [InlineData("Faithful")]
    [InlineData("Photographic")]
    public void The_models_of_the_package_reach_the_figures_that_the_documentation_states(string model)
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run(
            "Evaluate", "--hr", Repository.SharedFile(Set5), "--scale", "4", "--model", model, "--json", folder["rows.json"],
            "--metrics", "psnr,ssim,vgg54,energy-2,energy-4,flat-colour", "--vgg19", Repository.SharedFile("weights/vgg19/vgg19-features-oxford.pth"));
        Assert.Equal(0, run.ExitCode);
        using JsonDocument rows = JsonDocument.Parse(File.ReadAllText(folder["rows.json"]));
        JsonElement row = rows.RootElement.EnumerateArray().Single(row => row.GetProperty("model").GetString() == model);
        double Measured(string metric) => row.GetProperty(metric).GetDouble();

        double[] stated = Stated(model, "PSNR, dB / SSIM");
        Assert.InRange(Measured("psnr"), stated[0] - 0.02, stated[0] + 0.02);
        Assert.InRange(Measured("ssim"), stated[1] - 0.001, stated[1] + 0.001);
        Assert.InRange(Measured("vgg54"), Stated(model, "VGG54")[0] - 0.002, Stated(model, "VGG54")[0] + 0.002);
        Assert.InRange(Measured("energy 2"), 0, 1.1);
        Assert.InRange(Measured("energy 4"), 0, 1.1);
        Assert.InRange(Measured("flat colour"), 0, 1);
    }

    [Fact]
    public void Networks_are_measured_at_a_strength_and_as_a_mean_over_orientations()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run(
            "Evaluate", "--hr", Pictures(folder), "--scale", "4", "--metrics", "psnr", "--strength", "0.25", "--ensemble", "--json", folder["t.json"]);
        Assert.True(run.ExitCode == 0, run.Errors);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder["t.json"]));
        string description = json.RootElement.EnumerateArray().Single(row => row.GetProperty("model").GetString() == "Photographic").GetProperty("description").GetString()!;
        Assert.Contains("0.25 of 'photographic-x4.safetensors'", description, StringComparison.Ordinal);
        Assert.EndsWith("mean of 8 flips and rotations", description, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_weights_is_measured_each_once_and_nearest_and_bicubic_anyway()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run(
            "Evaluate", "--hr", Pictures(folder), "--scale", "2", "--metrics", "psnr", "--json", folder["t.json"],
            "--resample", "bicubic", "lanczos3", "--resample", "fourier", "--resample", "lanczos3");
        Assert.True(run.ExitCode == 0, run.Errors);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder["t.json"]));
        JsonElement[] rows = [.. json.RootElement.EnumerateArray()];
        Assert.Equal(["nearest", "bicubic", "lanczos3", "fourier", "Faithful"], rows.Select(row => row.GetProperty("model").GetString()));
        Assert.Equal(5, rows.Select(row => row.GetProperty("images")[1].GetProperty("psnr").GetDouble()).Distinct().Count());
        Assert.Equal(1, Sample.Run("Evaluate", "--hr", folder["pictures"], "--scale", "2", "--resample", "bicubicc").ExitCode);
        Assert.Contains(
            "--strength is for ×4", Sample.Run("Evaluate", "--hr", folder["pictures"], "--scale", "2", "--strength", "0.5").Errors, StringComparison.Ordinal);
        Assert.Contains(
            "--strength is \"7\"; give a number from 0 to 1.", Sample.Run("Evaluate", "--hr", folder["pictures"], "--scale", "4", "--strength", "7").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_do_not_tell_their_scale_are_measured_at_the_one_asked_for()
    {
        using TemporaryFolder folder = new();
        string pictures = Pictures(folder), weights = Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Networks/LumaFixtures/yjn870_srcnn_x4.pth");
        File.Copy(weights, folder["best.pth"]);
        Sample run = Sample.Run("Evaluate", "--hr", pictures, "--scale", "2", "--weights", folder["best.pth"], "--metrics", "psnr", "--json", folder["t.json"]);
        Assert.True(run.ExitCode == 0, run.Errors);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder["t.json"]));
        JsonElement row = json.RootElement.EnumerateArray().Single(row => row.GetProperty("model").GetString() == "best");
        Assert.StartsWith("SRCNN ×2", row.GetProperty("description").GetString(), StringComparison.Ordinal);

        Sample other = Sample.Run("Evaluate", "--hr", pictures, "--scale", "2", "--weights", weights);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("which enlarges by 4, and --scale is 2; they must be the same.", other.Errors, StringComparison.Ordinal);
    }

    [SharedFact("weights/srgan", Set5)]
    public void Weights_of_another_scale_are_refused()
    {
        Sample run = Sample.Run(
            "Evaluate", "--hr", Repository.SharedFile(Set5), "--scale", "4", "--weights", Repository.SharedFile("weights/srgan/netG_epoch_2_100.pth"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("×2", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_have_means_each_image_and_each_metric_and_where_there_is_none_a_gap()
    {
        using TemporaryFolder folder = new();
        string pictures = Pictures(folder);
        Sample run = Sample.Run(
            "Evaluate", "--hr", pictures, "--scale", "2", "--metrics", "psnr, energy-4,flat-colour",
            "--markdown", folder["t.md"], "--csv", folder["t.csv"], "--json", folder["t.json"]);
        Assert.True(run.ExitCode == 0, run.Errors);

        string markdown = File.ReadAllText(folder["t.md"]);
        Assert.StartsWith(run.Output, markdown, StringComparison.Ordinal);
        Assert.StartsWith("PSNR (dB) / energy 4 / flat colour ↓, ×2. Protocol common: images of 8 bits, Y of BT.601", markdown, StringComparison.Ordinal);
        Assert.Matches(@"\| noise, 1 \| [0-9.]+ / [0-9.]+ / – \| [0-9.]+ / [0-9.]+ / – \| [0-9.]+ / [0-9.]+ / – \|", markdown);

        string[][] lines = [.. File.ReadAllLines(folder["t.csv"]).Select(line => line.Split(','))];
        Assert.Equal("kind,set,image,model,scale,protocol,psnr,energy 4,flat colour,source", string.Join(',', lines[0]));
        Assert.Equal(["image", "image", "mean", "image", "image", "mean", "image", "image", "mean"], lines[1..].Select(line => line[0]));
        Assert.Contains("image,pictures,\"noise, 1\",nearest,2,\"Protocol common: ", File.ReadAllText(folder["t.csv"]), StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder["t.json"]));
        JsonElement bicubic = json.RootElement.EnumerateArray().Single(row => row.GetProperty("model").GetString() == "bicubic");
        Assert.Equal(["PSNR", "energy 4", "flat colour"], bicubic.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString()));
        JsonElement[] images = [.. bicubic.GetProperty("images").EnumerateArray()];
        Assert.Equal(["flat", "noise, 1"], images.Select(image => image.GetProperty("image").GetString()));
        Assert.Equal("Infinity", images[0].GetProperty("psnr").GetString());
        Assert.Equal(JsonValueKind.Null, images[0].GetProperty("energy 4").ValueKind);
        Assert.Equal(0, images[0].GetProperty("flat colour").GetDouble());
        Assert.Equal(JsonValueKind.Null, images[1].GetProperty("flat colour").ValueKind);
        Assert.Equal(images[1].GetProperty("energy 4").GetDouble(), bicubic.GetProperty("energy 4").GetDouble());
    }

    [Fact]
    public void Lpips_is_measured_with_files_of_the_users()
    {
        using TemporaryFolder folder = new();
        string pictures = Pictures(folder);
        Python.Run("tests/SuperResolution.Tests/Metrics/lpips_oracle.py", "squeeze", "-", folder[""]);
        Sample run = Sample.Run(
            "Evaluate", "--hr", pictures, "--scale", "2", "--metrics", "lpips",
            "--lpips-backbone", folder["backbone.pth"], "--lpips-heads", folder["heads.pth"], "--json", folder["t.json"]);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("LPIPS ↓, ×2. LPIPS v0.1 with SqueezeNet 1.1: RGB of 8 bits, whole images.", run.Output, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder["t.json"]));
        double[] values = [.. json.RootElement.EnumerateArray().Select(row => row.GetProperty("images")[1].GetProperty("lpips").GetDouble())];
        Assert.All(values, value => Assert.InRange(value, 1e-6, 10));
    }

    [Theory]
    [InlineData("There is no metric \"vmaf\"; give some of psnr, ssim, ms-ssim, lpips", "--metrics", "psnr,vmaf")]
    [InlineData("--metrics names lpips, which needs weights; give --lpips-backbone FILE.", "--metrics", "lpips")]
    [InlineData("--vgg19 is given and --metrics does not name vgg54; add it, or leave --vgg19 out.", "--vgg19", "vgg19.pth")]
    [InlineData("There is no file of weights 'no.pth'.", "--metrics", "vgg54", "--vgg19", "no.pth")]
    [InlineData("Two metrics are called \"PSNR\"", "--metrics", "psnr,psnr")]
    [InlineData("no-folder", "--csv", "no-folder/t.csv")]
    public void What_cannot_be_measured_is_said_and_no_file_is_left(string message, params string[] arguments)
    {
        using TemporaryFolder folder = new();
        string pictures = Pictures(folder);
        string[] before = folder.Files;
        Sample run = Sample.Run("Evaluate", ["--hr", pictures, "--scale", "2", "--markdown", folder["t.md"], .. arguments]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, folder.Files);
    }

    [Fact]
    public void Two_reports_in_one_file_are_refused()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run("Evaluate", "--hr", Pictures(folder), "--scale", "2", "--csv", folder["t"], "--json", folder["t"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Two reports would be written to", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_too_small_for_a_metric_is_named_and_the_rest_is_measured()
    {
        using TemporaryFolder folder = new();
        string pictures = Pictures(folder);
        using (Image<Rgb24> large = Noise(180))
        {
            large.Save(Path.Combine(pictures, "large.png"));
        }

        Sample run = Sample.Run("Evaluate", "--hr", pictures, "--scale", "2", "--metrics", "ms-ssim", "--csv", folder["t.csv"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("flat.png: bicubic: Images of 40×40 pixels are too small", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["image", "mean", "image", "mean", "image", "mean"], File.ReadAllLines(folder["t.csv"])[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void Files_of_the_same_name_are_told_apart_by_their_folders()
    {
        using TemporaryFolder folder = new();
        string pictures = Pictures(folder);
        string[] files = [.. ((string[])["first", "second"]).Select(run => Path.Combine(Directory.CreateDirectory(folder[run]).FullName, "last.safetensors"))];
        foreach (string file in files)
        {
            File.Copy(Path.Combine(Repository.Root, "src/SuperResolution/Models/faithful-x4.safetensors"), file);
        }

        Sample run = Sample.Run("Evaluate", "--hr", pictures, "--scale", "4", "--weights", files[0], "--weights", files[1]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("| first/last:", run.Output, StringComparison.Ordinal);
        Assert.Contains("| second/last:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        Sample run = Sample.Run("Evaluate", "--hr", "no-such-folder", "--scale", "4");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-folder", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>What docs/models.md states of a model on Set5: the first numbers of the row that begins with its name and the metric's.</summary>
    private static double[] Stated(string model, string metric)
    {
        string row = File.ReadLines(Path.Combine(Repository.Root, "docs/models.md")).Single(line => line.StartsWith($"| **{model}** | {metric} | ", StringComparison.Ordinal));
        return [.. row.Split('|')[3].Split('/').Select(number => double.Parse(number.Trim(' ', '*'), CultureInfo.InvariantCulture))];
    }

    /// <summary>A flat picture, which bicubic gives back exactly, and one of noise, which has no flat patch.</summary>
    private static string Pictures(TemporaryFolder folder)
    {
        string path = Directory.CreateDirectory(folder["pictures"]).FullName;
        using Image<Rgb24> flat = new(40, 40, new Rgb24(9, 99, 199));
        flat.Save(Path.Combine(path, "flat.png"));
        using Image<Rgb24> noise = Noise(40);
        noise.Save(Path.Combine(path, "noise, 1.png"));
        return path;
    }

    private static Image<Rgb24> Noise(int side)
    {
        Random random = new(5);
        Image<Rgb24> image = new(side, side);
        for (int i = 0; i < side * side; i++)
        {
            image[i % side, i / side] = new Rgb24((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
        }

        return image;
    }
}
