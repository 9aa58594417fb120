using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

public class ModuleTests
{
    private static readonly string[] FileNames = Fixture.Names("module");

    [Fact]
    public void A_module_takes_parameters_and_buffers_from_a_file_of_PyTorch()
    {
        using Sequential network = Network.Create();
        Assert.Same(network, network.load_py(Fixture.Path("module.pth")));
        AssertLoaded(network, FileNames);
    }

    [Fact]
    public void Parameters_of_another_type_are_converted()
    {
        using Sequential network = Network.Create();
        network.to(ScalarType.Float64).load_py(Fixture.Path("module.pth"));
        AssertLoaded(network, FileNames);
        Assert.Equal(ScalarType.Float64, network.state_dict()["conv.weight"].dtype);
    }

    [Fact]
    public void Requires_grad_becomes_that_of_the_file_as_in_PyBridge()
    {
        using Sequential network = Network.Create();
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
        network.load_py(Fixture.Path("module.pth"));
        Assert.All(network.parameters(), parameter => Assert.False(parameter.requires_grad));
    }

    [Fact]
    public void A_file_of_our_own_keeps_requires_grad()
    {
        using Sequential network = Network.Create();
        using var stream = new MemoryStream();
        network.save_py(stream, leaveOpen: true);
        stream.Position = 0;
        network.load_py(stream);
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Strict_loading_of_other_names_fails_and_changes_nothing()
    {
        using Sequential network = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("extra", nn.PReLU(1)));
        double[] before = Fixture.Doubles(network.state_dict()["conv.weight"]);
        var error = Assert.Throws<InvalidOperationException>(() => network.load_py(Fixture.Path("module.pth")));
        Assert.Contains("extra.weight", error.Message, StringComparison.Ordinal);
        Assert.Contains("act.weight", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Fixture.Doubles(network.state_dict()["conv.weight"]));
    }

    [Fact]
    public void Loose_loading_takes_what_both_have_and_says_what_the_module_lacks()
    {
        using Sequential network = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("extra", nn.PReLU(1)));
        var loaded = new Dictionary<string, bool>();
        network.load_py(Fixture.Path("module.pth"), strict: false, loadedParameters: loaded);
        AssertLoaded(network, ["conv.weight", "conv.bias"]);
        Assert.Equal(FileNames.ToDictionary(name => name, name => name.StartsWith("conv.", StringComparison.Ordinal)), loaded);
    }

    [Fact]
    public void Skipped_names_are_not_compared_and_count_as_loaded()
    {
        using Sequential network = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)));
        string[] skip = [.. FileNames.Where(name => !name.StartsWith("conv.", StringComparison.Ordinal))];
        var loaded = new Dictionary<string, bool>();
        network.load_py(Fixture.Path("module.pth"), skip: skip, loadedParameters: loaded);
        AssertLoaded(network, ["conv.weight", "conv.bias"]);
        Assert.Equal(FileNames.ToDictionary(name => name, _ => true), loaded);
    }

    [Fact]
    public void A_skipped_name_that_both_have_is_loaded_from_a_pth_as_in_PyBridge()
    {
        using Sequential network = Network.Create();
        network.load_py(Fixture.Path("module.pth"), skip: ["conv.weight"]);
        AssertLoaded(network, FileNames);
    }

    [Fact]
    public void Tensors_of_another_shape_are_named_and_nothing_is_changed()
    {
        using Sequential network = nn.Sequential(("act", nn.PReLU(1)), ("conv", nn.Conv2d(3, 8, 3)));
        using (no_grad())
        {
            network.state_dict()["act.weight"].fill_(7);
        }

        var error = Assert.Throws<ArgumentException>(() => network.load_py(Fixture.Path("module.pth"), strict: false));
        Assert.Contains("conv.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.load_safetensors(Fixture.Path("module.safetensors"), strict: false));
        Assert.Equal(7, Fixture.Doubles(network.state_dict()["act.weight"])[0]);
    }

    [Fact]
    public void A_checkpoint_with_the_state_dict_inside_is_no_state_dict()
    {
        using Sequential network = Network.Create();
        Assert.Throws<InvalidCastException>(() => network.load_py(Fixture.Path("nested.pth"), strict: false));
    }

    [Fact]
    public void A_file_that_is_absent_is_not_found()
    {
        using Sequential network = Network.Create();
        Assert.Throws<FileNotFoundException>(() => network.load_py(Fixture.Path("absent.pth")));
        Assert.Throws<FileNotFoundException>(() => network.load_safetensors(Fixture.Path("absent.safetensors")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Streams_stay_open_where_leaveOpen_says_so(bool leaveOpen)
    {
        using Sequential network = Network.Create();
        foreach (string file in (string[])["module.pth", "module.safetensors"])
        {
            using FileStream stream = File.OpenRead(Fixture.Path(file));
            _ = file == "module.pth"
                ? network.load_py(stream, leaveOpen: leaveOpen)
                : network.load_safetensors(stream, leaveOpen: leaveOpen);
            Assert.Equal(leaveOpen, stream.CanRead);
            using var written = new MemoryStream();
            _ = file == "module.pth" ? network.save_py(written, leaveOpen: leaveOpen) : network.save_safetensors(written, leaveOpen: leaveOpen);
            Assert.Equal(leaveOpen, written.CanWrite);
        }
    }

    [Fact]
    public void Skipped_names_are_not_saved()
    {
        using Sequential network = Network.Create();
        using var folder = new TemporaryFolder();
        network.save_py(folder["a.pth"], skip: ["conv.weight"]);
        network.save_safetensors(folder["a.safetensors"], skip: ["conv.weight"]);
        string[] expected = [.. FileNames.Where(name => name != "conv.weight").Order()];
        Assert.Equal(expected, PyTorchUnpickler.UnpickleStateDict(folder["a.pth"]).Keys.Cast<string>().Order());
        Assert.Equal(expected, Safetensors.LoadStateDict(folder["a.safetensors"]).Keys.Order());
    }

    [Fact]
    public void Loading_and_saving_leave_no_tensor()
    {
        using Sequential network = Network.Create();
        using var folder = new TemporaryFolder();
        long before = LiveTensors.Count();
        network.load_py(Fixture.Path("module.pth"));
        network.load_safetensors(Fixture.Path("module.safetensors"));
        network.save_py(folder["a.pth"]);
        network.save_safetensors(folder["a.safetensors"]);
        Assert.Equal(before, LiveTensors.Count());
    }

    internal static void AssertLoaded(nn.Module network, IEnumerable<string> names)
    {
        Dictionary<string, Tensor> state = network.state_dict();
        Assert.All(names, name => Fixture.AssertEqual("module", name, state[name]));
    }
}
