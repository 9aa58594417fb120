using System.Text.Json;
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
    public void Without_weights_there_are_the_classical_rows()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run("Evaluate", "--hr", Repository.SharedFile(Set5), "--scale", "4", "--json", folder["rows.json"]);
        Assert.Equal(0, run.ExitCode);
        using JsonDocument rows = JsonDocument.Parse(File.ReadAllText(folder["rows.json"]));
        Assert.Equal(["nearest", "bicubic"], rows.RootElement.EnumerateArray().Select(row => row.GetProperty("model").GetString()));
        Assert.InRange(rows.RootElement[1].GetProperty("psnr").GetDouble(), 28.40, 28.44);
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
    public void A_folder_that_is_not_there_is_named()
    {
        Sample run = Sample.Run("Evaluate", "--hr", "no-such-folder", "--scale", "4");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no-such-folder", run.Errors, StringComparison.Ordinal);
    }
}
