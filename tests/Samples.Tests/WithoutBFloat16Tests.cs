using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Samples;

/// <summary>A processor that cannot compute in bfloat16, which oneDNN is told to be.</summary>
public sealed class WithoutBFloat16Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WithoutBFloat16Tests()
    {
        for (int i = 0; i < 4; i++)
        {
            using Image<Rgb24> picture = new(40, 40, new Rgb24(90, (byte)(60 * i), 40));
            picture.Save(_folder[$"{i}.png"]);
        }
    }

    [Fact]
    public void A_training_chooses_float32()
    {
        ProgramRun run = Train("auto");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("Convolutions in float32", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["out/last.safetensors"]));
    }

    [Fact]
    public void A_training_in_bfloat16_is_refused_before_it_leaves_a_folder()
    {
        ProgramRun run = Train("bfloat16");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("This processor cannot compute in BFloat16: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Give Float32 or Auto.", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [BFloat16Fact]
    public void A_training_that_ran_in_bfloat16_goes_on_in_float32_where_that_is_said()
    {
        string[] resume = ["--data", _folder[""], "--out", _folder["out"], "--resume", "--threads", "1"];
        ProgramRun before = ProgramRun.Run("Train", Training("bfloat16"));
        Assert.True(before.ExitCode == 0, before.Errors);
        ProgramRun refused = Run("Train", resume);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("The training did so before; give Float32 or Auto to go on with it here.", refused.Errors, StringComparison.Ordinal);
        ProgramRun run = Run("Train", [.. resume, "--precision", "float32"]);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Fact]
    public void A_picture_is_enlarged_in_float32()
    {
        ProgramRun refused = Enhance("--precision", "bfloat16");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("It can in: Float32.", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["large.png"]));
        ProgramRun run = Enhance();
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.True(File.Exists(_folder["large.png"]));
    }

    public void Dispose() => _folder.Dispose();

    private ProgramRun Train(string precision) => Run("Train", Training(precision));

    private string[] Training(string precision) =>
    [
        "--data", _folder[""], "--out", _folder["out"], "--blocks", "1", "--width", "4", "--steps", "2", "--batch", "1", "--crop", "32", "--threads", "1", "--precision", precision,
    ];

    private ProgramRun Enhance(params string[] options) => Run("Enhance", [_folder["0.png"], _folder["large.png"], .. options]);

    private static ProgramRun Run(string project, params string[] arguments) =>
        ProgramRun.Run(new ProcessStartInfo("dotnet", [ProgramRun.Assembly(project), .. arguments]) { Environment = { ["ONEDNN_MAX_CPU_ISA"] = "AVX2" } });
}
