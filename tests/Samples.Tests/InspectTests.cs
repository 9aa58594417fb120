using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Samples;

public class InspectTests
{
    private const string Fixtures = "tests/SuperResolution.Tests/Weights/Fixtures";

    [Fact]
    public void It_says_what_a_file_of_the_library_is()
    {
        using TemporaryFolder folder = new();
        Save(folder["mine.safetensors"]);
        Sample run = Sample.Run("Inspect", folder["mine.safetensors"]);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        string[] lines = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..18].TrimEnd() + "|" + line[18..])];
        Assert.Equal(
            [
                "format|safetensors",
                "tensors|10",
                "network|LeanSRResNet",
                "description|LeanSRResNet ×2, 1 block, 4 wide; safetensors; 1,000 weights",
                "scale|×2",
                "hyper-parameters|scale 2, blocks 1, width 4",
                "weights|1,000",
                "input|RGB, trained on [0, 1]",
                "output|RGB, trained on [0, 1]",
                "halo|5 input pixels on each side",
            ],
            lines[2..^2]);
        Assert.StartsWith("licence|not known", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/SuperResolution/Models")]
    [InlineData("trainings")]
    public void Weights_of_our_own_have_the_library_s_licence(string folder) => Assert.All(
        Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.safetensors"),
        file => Assert.Contains(
            $"licence           MIT, says {(Path.GetFileName(file) == "bsrn-x4.safetensors" ? "github.com/xiaom233/BSRN" : "SuperResolution")}", 
            Sample.Run("Inspect", file).Output, StringComparison.Ordinal));

    [Fact]
    public void It_says_the_same_as_JSON()
    {
        using TemporaryFolder folder = new();
        Save(folder["mine.pth"]);
        Sample run = Sample.Run("Inspect", folder["mine.pth"], "--json");
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement file = json.RootElement, generator = file.GetProperty("generator");
        Assert.Equal(("mine.pth", "PyTorchZip", 10), (file.GetProperty("file").GetString(), file.GetProperty("format").GetString(), file.GetProperty("tensors").GetInt32()));
        Assert.Equal(new FileInfo(folder["mine.pth"]).Length, file.GetProperty("bytes").GetInt64());
        Assert.Equal(JsonValueKind.Null, file.GetProperty("licence").ValueKind);
        Assert.Equal(("LeanSRResNet", 2, 1000, 5), (
            generator.GetProperty("network").GetString(),
            generator.GetProperty("scale").GetInt32(),
            generator.GetProperty("weights").GetInt32(),
            generator.GetProperty("halo").GetInt32()));
        Assert.Equal(4, generator.GetProperty("hyperparameters").GetProperty("width").GetInt32());
        using LeanSRResNet network = new(2, blocks: 1, width: 4);
        Assert.Equal(network.WorkingBytesPerPixel, generator.GetProperty("workingBytesPerPixel").GetInt64());
    }

    [Fact]
    public void Where_nothing_tells_the_scale_it_is_what_the_network_is_at_each()
    {
        using TemporaryFolder folder = new();
        File.Copy(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Networks/LumaFixtures/yjn870_fsrcnn_x4.pth"), folder["best.pth"]);
        Sample run = Sample.Run("Inspect", folder["best.pth"]);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains("network           Fsrcnn\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("description       FSRCNN (8, 4, 2) (yjn870/FSRCNN-pytorch layout); zip archive; ", run.Output, StringComparison.Ordinal);
        Assert.Contains("scale             the file does not tell; 2, 3, 4 or 8\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("hyper-parameters  width 8", run.Output, StringComparison.Ordinal);
        string[] halos = [.. ((int[])[2, 3, 4, 8]).Select(scale =>
        {
            using Fsrcnn network = new(scale, width: 8, shrunk: 4, mappings: 2);
            return $"{network.Halo} (×{scale})";
        })];
        Assert.Contains($"halo              {string.Join(", ", halos)} input pixels on each side\n", run.Output, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(Sample.Run("Inspect", folder["best.pth"], "--json").Output);
        JsonElement generator = json.RootElement.GetProperty("generator");
        Assert.Equal(JsonValueKind.Null, generator.GetProperty("scale").ValueKind);
        Assert.Equal([2, 3, 4, 8], generator.GetProperty("atScale").EnumerateArray().Select(at => at.GetProperty("scale").GetInt32()));
    }

    [Theory]
    [InlineData("Weights/Fixtures/bsrn_x3.pth", "halo              looks at the whole picture; where it runs in tiles, ")]
    [InlineData("Networks/Fixtures/rrdb_x2.pth", "alignment         tiles begin and end at multiples of 2 input pixels\n")]
    public void How_a_network_can_be_tiled_is_said(string fixture, string line)
    {
        Sample run = Sample.Run("Inspect", Path.Combine(Repository.Root, "tests/SuperResolution.Tests", fixture));
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains(line, run.Output, StringComparison.Ordinal);
    }

    [SharedFact("weights/srgan/netG_epoch_4_100.pth")]
    public void A_published_file_is_known_with_its_licence_under_any_name()
    {
        using TemporaryFolder folder = new();
        File.Copy(Repository.SharedFile("weights/srgan/netG_epoch_4_100.pth"), folder["renamed.bin"]);
        Sample run = Sample.Run("Inspect", folder["renamed.bin"]);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains("PyTorch legacy pickle, before 1.6", run.Output, StringComparison.Ordinal);
        Assert.Contains("SRResNet ×4, 5 blocks, 64 wide", run.Output, StringComparison.Ordinal);
        Assert.Contains("MIT, says github.com/leftthomas/SRGAN", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_around_the_weights_is_said()
    {
        Sample run = Sample.Run("Inspect", Path.Combine(Repository.Root, Fixtures, "wrapped_averaged.pth"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("found under       ema_state_dict", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_licence_that_the_file_states_is_said_without_what_a_terminal_would_obey()
    {
        using TemporaryFolder folder = new();
        Save(folder["mine.safetensors"]);
        State(folder["mine.safetensors"], "license", "CC0-1.0\u001b[31m");
        Sample run = Sample.Run("Inspect", folder["mine.safetensors"]);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Contains("licence           CC0-1.0?[31m, says the file itself", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_no_generator_is_described_and_ends_with_1()
    {
        Sample run = Sample.Run("Inspect", Path.Combine(Repository.Root, Fixtures, "own_one_missing.pth"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("network           no generator that this version knows", run.Output, StringComparison.Ordinal);
        Assert.Contains("sha-256", run.Output, StringComparison.Ordinal);
        Assert.Contains("'trunk.1.bn2.bias' [2] is missing", run.Errors, StringComparison.Ordinal);
    }

    [SharedFact("weights/lpips/v0.1_alex.pth")]
    public void What_is_known_of_other_files_is_said_with_what_they_are()
    {
        Sample run = Sample.Run("Inspect", Repository.SharedFile("weights/lpips/v0.1_alex.pth"), "--json");
        Assert.Equal(1, run.ExitCode);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal("BSD-2-Clause", json.RootElement.GetProperty("licence").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("generator").ValueKind);
        Assert.Contains("the linear heads of LPIPS", json.RootElement.GetProperty("noGenerator").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whole_network.pth", "never run")]
    [InlineData("torchscript.pt", "TorchScript")]
    [InlineData("no such file", "There is no file of weights")]
    public void Hostile_and_missing_files_are_refused_as_by_the_library(string fixture, string why)
    {
        Sample run = Sample.Run("Inspect", Path.Combine(Repository.Root, Fixtures, fixture));
        Assert.Equal(("", 1), (run.Output, run.ExitCode));
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
    }

    private static void Save(string path)
    {
        using LeanSRResNet network = new(2, blocks: 1, width: 4);
        GeneratorFile.Save(network, path);
    }

    /// <summary>Writes a text beside the tensors of a safetensors file.</summary>
    private static void State(string path, string key, string text)
    {
        byte[] file = File.ReadAllBytes(path);
        int length = (int)BitConverter.ToInt64(file);
        JsonNode header = JsonNode.Parse(file.AsSpan(8, length))!;
        header["__metadata__"]![key] = text;
        byte[] written = Encoding.UTF8.GetBytes(header.ToJsonString());
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)written.Length), .. written, .. file[(8 + length)..]]);
    }
}
