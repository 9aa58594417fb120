using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class ConversionTests
{
    [Fact]
    public void Conversion_reaches_fields_registry_and_gradients_and_leaves_integers()
    {
        using Residual module = new();
        using (DisposeScope scope = NewDisposeScope())
        {
            module.call(rand(1, 2, 3, 3)).sum().backward();
        }

        Assert.Same(module, module.to(ScalarType.BFloat16));

        Dictionary<string, Tensor> state = module.state_dict();
        foreach ((string name, Tensor tensor) in state)
        {
            Assert.Equal(name.EndsWith("num_batches_tracked", StringComparison.Ordinal) ? ScalarType.Int64 : ScalarType.BFloat16, tensor.dtype);
        }

        Assert.All(module.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.Same(module.scale, state["scale"]);
        Assert.Same(module.Shift, state["shift"]);
        using Tensor gradient = state["conv1.weight"].grad!;
        Assert.Equal(ScalarType.BFloat16, gradient.dtype);
    }

    [Fact]
    public void The_converted_module_computes_in_its_new_type()
    {
        using DisposeScope scope = NewDisposeScope();
        using Residual module = new();
        module.eval();
        Tensor input = Values.Uniform(0, 1, 2, 4, 4);
        Tensor expected = module.call(input);
        Tensor actual = module.to(CPU, ScalarType.Float64).call(input.to(ScalarType.Float64));

        Assert.Equal(ScalarType.Float64, actual.dtype);
        Assert.All(
            (actual - expected).detach().data<double>().ToArray(), difference => Assert.InRange(difference, -1e-5, 1e-5));
    }

    [Fact]
    public void What_needs_no_move_stays_the_same_tensor()
    {
        using Conv2d module = Conv2d(1, 1, 1);
        Tensor weight = module.state_dict()["weight"];
        Assert.Same(module, module.to(CPU));
        Assert.Same(module, module.to(ScalarType.Float32));
        Assert.Same(weight, module.state_dict()["weight"]);
    }

    [Fact]
    public void The_replaced_tensors_are_released()
    {
        using Residual module = new();
        Tensor[] old = [.. module.parameters(), module.Shift];
        module.to(ScalarType.Float64);
        Assert.All(old, tensor => Assert.True(Values.IsDisposed(tensor)));
    }

    [Fact]
    public void Integers_are_no_type_of_a_module()
    {
        using Residual module = new();
        Assert.Throws<ArgumentException>(() => module.to(ScalarType.Int32));
    }
}
