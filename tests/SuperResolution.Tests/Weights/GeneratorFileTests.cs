using System.Text.Json;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

public class GeneratorFileTests
{
    [Theory]
    [InlineData("LeanSRResNet", ".safetensors")]
    [InlineData("LeanSRResNet", ".pth")]
    [InlineData("SRResNet", ".safetensors")]
    [InlineData("SRResNet", ".pth")]
    public void What_is_saved_is_loaded_bit_for_bit(string name, string extension)
    {
        using DisposeScope scope = NewDisposeScope();
        using TemporaryFolder folder = new();
        using IGenerator network = Make(name);
        string path = folder[$"weights{extension}"];
        GeneratorFile.Save(network, path);
        using LoadedGenerator loaded = GeneratorLoader.Load(path);
        Assert.Equal(name, loaded.Network);
        Assert.Equal(network.Scale, loaded.Scale);
        foreach ((string key, Tensor weight) in ((nn.Module)network).state_dict())
        {
            Assert.True(weight.Equals(((nn.Module)loaded.Generator).state_dict()[key]), key);
        }
    }

    [Theory]
    [InlineData(".safetensors")]
    [InlineData(".pth")]
    public void Half_precision_takes_half_the_bytes_and_loads(string extension)
    {
        using DisposeScope scope = NewDisposeScope();
        using TemporaryFolder folder = new();
        using LeanSRResNet network = new(4, blocks: 2, width: 16);
        GeneratorFile.Save(network, folder[$"full{extension}"]);
        GeneratorFile.Save(network, folder[$"half{extension}"], ScalarType.Float16);
        Assert.InRange(
            (double)new FileInfo(folder[$"half{extension}"]).Length / new FileInfo(folder[$"full{extension}"]).Length, 0.45, 0.65);
        using LoadedGenerator loaded = GeneratorLoader.Load(folder[$"half{extension}"]);
        Tensor expected = network.state_dict()["conv_last.weight"].detach().to(ScalarType.Float16).to(ScalarType.Float32);
        Assert.True(expected.Equals(((nn.Module)loaded.Generator).state_dict()["conv_last.weight"]));
    }

    [Fact]
    public void PyTorch_reads_the_pth_and_computes_the_same()
    {
        using DisposeScope scope = NewDisposeScope();
        using TemporaryFolder folder = new();
        random.manual_seed(4).Dispose();
        using LeanSRResNet network = new(4, blocks: 2, width: 8);
        GeneratorFile.Save(network, folder["weights.pth"]);
        AssertIsWhatPyTorchReads(folder["weights.pth"], network);
    }

    /// <remarks>SRResNet ×2, 1 block of 12, conv_trunk.weight 0, written by TorchSharp.PyBridge 1.4.4 and TorchSharp 0.107.0 with save_py.</remarks>
    [Fact]
    public void What_PyBridge_itself_wrote_is_what_PyTorch_reads()
    {
        // It deflates each tensor, of which the one of zeros becomes a two-hundredth, and makes dictionaries of an empty tuple.
        using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File("pybridge.pth"));
        AssertIsWhatPyTorchReads(Fixture.File("pybridge.pth"), (nn.Module)loaded.Generator);
    }

    [Fact]
    public void A_safetensors_file_says_which_network_it_holds()
    {
        using TemporaryFolder folder = new();
        using SRResNet network = new(2, blocks: 1, width: 4, SRResNetVariant.Leftthomas);
        GeneratorFile.Save(network, folder["weights.safetensors"]);
        byte[] file = File.ReadAllBytes(folder["weights.safetensors"]);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, (int)BitConverter.ToInt64(file)));
        JsonElement texts = header.RootElement.GetProperty("__metadata__");
        Assert.Equal("1", texts.GetProperty("superresolution_format").GetString());
        Assert.Equal("SRResNet", texts.GetProperty("network").GetString());
        Assert.Equal("2", texts.GetProperty("scale").GetString());
        Assert.Equal("leftthomas/SRGAN", texts.GetProperty("variant").GetString());
        Assert.Equal("[-1, 1]", texts.GetProperty("output_range").GetString());
    }

    [Fact]
    public void Forms_of_SRResNet_that_names_and_shapes_do_not_tell_apart_come_back_as_they_were()
    {
        using TemporaryFolder folder = new();
        SRResNetVariant other = new("mine", SRResNetTrunkEnd.BatchNorm, Tanh: true, new ValueRange(0, 2));
        foreach (SRResNetVariant variant in (SRResNetVariant[])[SRResNetVariant.Paper, SRResNetVariant.Leftthomas, SRResNetVariant.Lornatang, other])
        {
            using SRResNet network = new(2, blocks: 1, width: 4, variant);
            GeneratorFile.Save(network, folder["weights.safetensors"]);
            using LoadedGenerator loaded = GeneratorLoader.Load(folder["weights.safetensors"]);
            Assert.Equal(variant, Assert.IsType<SRResNet>(loaded.Generator).Variant);
        }
    }

    [Theory]
    [InlineData("BatchNorm", "Batchnorm", "'trunk_end' is BatchNorm or PReLU")]
    [InlineData("\"output_minimum\":\"-1\"", "\"output_minimum\":\"--\"", "'output_minimum' is a number")]
    public void A_form_that_cannot_be_understood_is_refused(string text, string changed, string message)
    {
        using TemporaryFolder folder = new();
        using SRResNet network = new(2, blocks: 1, width: 4);
        GeneratorFile.Save(network, folder["weights.safetensors"]);
        string content = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder["weights.safetensors"]));
        File.WriteAllBytes(folder["weights.safetensors"], System.Text.Encoding.Latin1.GetBytes(content.Replace(text, changed, StringComparison.Ordinal)));
        Assert.Contains(
            message, Assert.Throws<InvalidCheckpointException>(() => GeneratorLoader.Load(folder["weights.safetensors"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_extensions_formats_and_generators_are_refused_and_leave_no_file()
    {
        using TemporaryFolder folder = new();
        using LeanSRResNet network = new(4, blocks: 1, width: 4);
        using ClassicalResampler bicubic = ClassicalResampler.Create("bicubic", 4);
        Assert.Contains(".safetensors or .pth", Assert.Throws<ArgumentException>(() => GeneratorFile.Save(network, folder["a.onnx"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GeneratorFile.Save(network, folder["a.pth"], ScalarType.Int8));
        Assert.Throws<ArgumentException>(() => GeneratorFile.Save(bicubic, folder["a.pth"]));
        Assert.Throws<DirectoryNotFoundException>(() => GeneratorFile.Save(network, folder["nowhere/a.pth"]));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_network_that_was_disposed_replaces_no_file()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["good.safetensors"], "good");
        Bsrn network = new(4, blocks: 1, width: 16);
        network.Dispose();
        Assert.Contains("was disposed", Assert.Throws<ObjectDisposedException>(() => GeneratorFile.Save(network, folder["good.safetensors"])).Message, StringComparison.Ordinal);
        Assert.Equal("good", File.ReadAllText(folder["good.safetensors"]));
    }

    [Fact]
    public void Saving_leaves_no_tensor_behind()
    {
        using TemporaryFolder folder = new();
        using LeanSRResNet network = new(4, blocks: 1, width: 4);
        long before = LiveTensors.Count();
        GeneratorFile.Save(network, folder["a.pth"], ScalarType.Float16);
        GeneratorFile.Save(network, folder["a.safetensors"], ScalarType.BFloat16);
        Assert.Equal(before, LiveTensors.Count());
    }

    private static IGenerator Make(string name) => name == "SRResNet" ? new SRResNet(2, blocks: 2, width: 8) : new LeanSRResNet(3, blocks: 2, width: 8);

    private static void AssertIsWhatPyTorchReads(string file, nn.Module network)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, double> sums = JsonSerializer.Deserialize<Dictionary<string, double>>(
            Python.Run("tests/SuperResolution.Tests/Weights/read_pth.py", file))!;
        Dictionary<string, Tensor> state = network.state_dict();
        Assert.Equal(state.Keys.Order(), sums.Keys.Order());
        Assert.All(state, pair => Assert.Equal(sums[pair.Key], pair.Value.detach().to(ScalarType.Float64).square().sum().item<double>(), 1e-9));
    }
}
