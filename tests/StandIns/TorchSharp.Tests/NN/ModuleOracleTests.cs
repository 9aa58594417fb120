using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public class ModuleOracleTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/modules.json");

    public static TheoryData<string> Names => [.. ModuleCases.All.Keys];

    [Fact]
    public void Every_module_of_the_oracle_is_tested()
    {
        Assert.Equal(s_oracle.Names.Select(name => name.Split(": ")[0]).Distinct().Order(), ModuleCases.All.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_and_gradients_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        (nn.Module<Tensor, Tensor> module, Tensor input, Tensor output) = Run(name);
        using (module)
        {
            Values.AssertEqual(s_oracle, $"{name}: output", output);
            Values.AssertEqual(s_oracle, $"{name}: input gradient", input.grad!);
            foreach ((string key, Tensor parameter) in module.state_dict().Where(item => item.Value is Parameter))
            {
                Values.AssertEqual(s_oracle, $"{name}: gradient {key}", parameter.grad!);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_has_the_keys_and_values_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        (nn.Module<Tensor, Tensor> module, _, _) = Run(name);
        using (module)
        {
            Dictionary<string, Tensor> state = module.state_dict();
            string before = $"{name}: state ";
            Assert.Equal(
                s_oracle.Names.Where(key => key.StartsWith(before, StringComparison.Ordinal)).Order(),
                state.Keys.Select(key => before + key).Order());
            foreach ((string key, Tensor tensor) in state)
            {
                Values.AssertEqual(s_oracle, before + key, tensor);
            }
        }
    }

    [Theory]
    [InlineData("Conv2d")]
    [InlineData("Conv2d with groups and no bias")]
    [InlineData("ConvTranspose2d with groups")]
    [InlineData("Linear")]
    public void First_weights_after_a_seed_are_those_of_PyTorch_to_the_last_bit(string name)
    {
        manual_seed(0).Dispose();
        using nn.Module<Tensor, Tensor> module = ModuleCases.All[name].Make();
        foreach ((string key, Tensor parameter) in module.state_dict())
        {
            Values.AssertIdentical(s_oracle, $"{name}: state {key}", parameter);
        }
    }

    private static (nn.Module<Tensor, Tensor> Module, Tensor Input, Tensor Output) Run(string name)
    {
        (Func<nn.Module<Tensor, Tensor>> make, long[] shape) = ModuleCases.All[name];
        manual_seed(0).Dispose();
        nn.Module<Tensor, Tensor> module = make();
        Tensor input = Values.Uniform(1, shape);
        input.requires_grad = true;
        Tensor output = module.call(input);
        (output * Values.Uniform(2, output.shape)).sum().backward();
        return (module, input, output);
    }
}
