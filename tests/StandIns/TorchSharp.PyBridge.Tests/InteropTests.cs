using System.Collections;
using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

/// <summary>Files that go from PyTorch to here and back, through a Python that runs beside the test.</summary>
public class InteropTests
{
    private const string Script = "tests/StandIns/TorchSharp.PyBridge.Tests/Interop/exchange.py";

    [Fact]
    public void Modules_that_PyTorch_saves_are_loaded_here()
    {
        using var folder = new TemporaryFolder();
        Python.Run(Script, "module", folder[""]);
        Oracle expected = Oracle.Load(folder["state.json"]);
        using Sequential pickled = Network.Create();
        using Sequential safe = Network.Create();
        AssertState(expected, pickled.load_py(folder["state.pth"]), tolerance: 0);
        AssertState(expected, safe.load_safetensors(folder["state.safetensors"]), tolerance: 0);
    }

    [Fact]
    public void Modules_that_are_saved_here_are_loaded_by_PyTorch()
    {
        using var folder = new TemporaryFolder();
        using Sequential network = Network.Create();
        network.save_py(folder["state.pth"]).save_safetensors(folder["state.safetensors"]);
        foreach (string file in (string[])["state.pth", "state.safetensors"])
        {
            Python.Run(Script, "check", folder[file], folder["state.json"]);
            AssertState(Oracle.Load(folder["state.json"]), network, tolerance: 0);
        }
    }

    [Fact]
    public void Tensors_of_each_type_and_layout_are_read_by_PyTorch()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, Tensor> tensors = [];
        foreach (string file in (string[])["types", "layouts"])
        {
            Hashtable table = Fixture.Unpickle(file + ".pth");
            foreach (string name in Fixture.Names(file))
            {
                tensors.Add(name, (Tensor)table[name]!);
            }
        }

        PyTorchPickler.PickleStateDict(folder["a.pth"], tensors);
        Safetensors.SaveStateDict(folder["a.safetensors"], tensors);
        foreach (string file in (string[])["a.pth", "a.safetensors"])
        {
            Python.Run(Script, "values", folder[file], folder["values.json"]);
            Oracle read = Oracle.Load(folder["values.json"]);
            Assert.Equal(tensors.Keys.Order(), read.Names.Order());
            Assert.All(tensors, item => Fixture.AssertEqual(read, item.Key, item.Value, tolerance: 0));
        }
    }

    [Fact]
    public void Numbers_strings_and_containers_are_read_by_PyTorch()
    {
        using var folder = new TemporaryFolder();
        var source = new Dictionary<string, object?>
        {
            ["epoch"] = 3,
            ["large"] = 1L << 40,
            ["negative"] = -(1L << 40),
            ["rate"] = 1e-3,
            ["half"] = 0.5f,
            ["flag"] = true,
            ["name"] = "größer",
            ["nothing"] = null,
            ["pair"] = new object[] { 1, 2.5 },
            ["list"] = new List<int> { 4, 5 },
            ["empty"] = new ArrayList(),
            ["params"] = new Hashtable { [7] = tensor(1.5f) },
        };
        PyTorchPickler.PickleStateDict(folder["a.pth"], source);
        Python.Run(Script, "values", folder["a.pth"], folder["values.json"]);
        Oracle read = Oracle.Load(folder["values.json"]);
        var expected = new Dictionary<string, double>
        {
            ["epoch"] = 3,
            ["large"] = 1L << 40,
            ["negative"] = -(1L << 40),
            ["rate"] = 1e-3f,
            ["half"] = 0.5,
            ["flag"] = 1,
            ["name=größer"] = 0,
            ["nothing=None"] = 0,
            ["pair/0"] = 1,
            ["pair/1"] = 2.5,
            ["list/0"] = 4,
            ["list/1"] = 5,
            ["params/7"] = 1.5,
        };
        Assert.Equal(expected.Keys.Order(), read.Names.Order());
        Assert.All(expected, item => Assert.Equal(item.Value, read.Number(item.Key)));
    }

    [Fact]
    public void Training_that_PyTorch_began_goes_on_here_with_the_same_step()
    {
        using var folder = new TemporaryFolder();
        Python.Run(Script, "adam", folder[""]);
        using Sequential network = Network.Create();
        network.load_py(folder["network.pth"]);
        foreach (Parameter parameter in network.parameters())
        {
            parameter.requires_grad = true;
        }

        using Adam optimizer = optim.Adam(network.parameters());
        optimizer.load_py(folder["adam.pth"]);
        Network.Step(network, optimizer);
        AssertState(Oracle.Load(folder["next.json"]), network, tolerance: 1e-6);
    }

    [Fact]
    public void Training_that_began_here_goes_on_in_PyTorch_with_the_same_step()
    {
        using var folder = new TemporaryFolder();
        using Sequential network = Network.Create();
        using Adam optimizer = optim.Adam(network.parameters(), lr: 0.01, beta1: 0.8, beta2: 0.99, eps: 1e-6, weight_decay: 0.1);
        for (int i = 0; i < 3; i++)
        {
            Network.Step(network, optimizer);
        }

        network.save_py(folder["network.pth"]);
        optimizer.save_py(folder["adam.pth"]);
        Python.Run(Script, "adam-step", folder[""], folder["next.json"]);
        Network.Step(network, optimizer);
        AssertState(Oracle.Load(folder["next.json"]), network, tolerance: 1e-6);
    }

    [Fact]
    public void An_optimizer_is_saved_with_the_names_and_types_of_PyTorch()
    {
        using var folder = new TemporaryFolder();
        using Sequential network = Network.Create();
        using Adam optimizer = optim.Adam(network.parameters(), amsgrad: true);
        Network.Step(network, optimizer);
        optimizer.save_py(folder["adam.pth"]);
        Hashtable saved = PyTorchUnpickler.UnpickleStateDict(folder["adam.pth"]);
        var group = (Hashtable)((ArrayList)saved["param_groups"]!)[0]!;
        Assert.Equal(["amsgrad", "betas", "eps", "lr", "maximize", "params", "weight_decay"], group.Keys.Cast<string>().Order());
        Assert.Equal([0.9, 0.999], Assert.IsType<object[]>(group["betas"]));
        Assert.Equal([0, 1, 2, 3, 4, 5], Assert.IsType<ArrayList>(group["params"]).ToArray());
        var state = (Hashtable)((Hashtable)saved["state"]!)[0]!;
        Assert.Equal(["exp_avg", "exp_avg_sq", "max_exp_avg_sq", "step"], state.Keys.Cast<string>().Order());
        Assert.Equal(ScalarType.Float32, ((Tensor)state["step"]!).dtype);
        Assert.Equal([1], Fixture.Doubles((Tensor)state["step"]!));
    }

    private static void AssertState(Oracle expected, nn.Module module, double tolerance)
    {
        Dictionary<string, Tensor> state = module.state_dict();
        Assert.Equal(expected.Names.Order(), state.Keys.Order());
        Assert.All(state, item => Fixture.AssertEqual(expected, item.Key, item.Value, tolerance));
    }
}
