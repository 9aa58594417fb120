using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

public class ModuleSafetensorsTests
{
    private static readonly string[] FileNames = Fixture.Names("module");

    [Fact]
    public void A_module_takes_parameters_and_buffers_and_goes_on_tracking_gradients()
    {
        using Sequential network = Network.Create();
        Assert.Same(network, network.load_safetensors(Fixture.Path("module.safetensors")));
        ModuleTests.AssertLoaded(network, FileNames);
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Strict_loading_of_other_names_fails()
    {
        using Sequential network = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("extra", nn.PReLU(1)));
        var error = Assert.Throws<InvalidOperationException>(() => network.load_safetensors(Fixture.Path("module.safetensors")));
        Assert.Contains("extra.weight", error.Message, StringComparison.Ordinal);
        Assert.Contains("act.weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loose_loading_takes_what_both_have_and_says_what_the_module_lacks()
    {
        using Sequential network = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("extra", nn.PReLU(1)));
        var loaded = new Dictionary<string, bool>();
        network.load_safetensors(Fixture.Path("module.safetensors"), strict: false, loadedParameters: loaded);
        ModuleTests.AssertLoaded(network, ["conv.weight", "conv.bias"]);
        Assert.Equal(FileNames.ToDictionary(name => name, name => name.StartsWith("conv.", StringComparison.Ordinal)), loaded);
    }

    [Fact]
    public void Skipped_names_are_neither_compared_nor_loaded_nor_reported()
    {
        using Sequential network = Network.Create();
        double[] before = Fixture.Doubles(network.state_dict()["conv.weight"]);
        var loaded = new Dictionary<string, bool>();
        network.load_safetensors(Fixture.Path("module.safetensors"), skip: ["conv.weight"], loadedParameters: loaded);
        Assert.Equal(before, Fixture.Doubles(network.state_dict()["conv.weight"]));
        ModuleTests.AssertLoaded(network, FileNames.Where(name => name != "conv.weight"));
        Assert.Equal(FileNames.Where(name => name != "conv.weight").ToDictionary(name => name, _ => true), loaded);
    }
}
