using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class ParameterUtilityTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/clipping.json");

    [Theory]
    [InlineData("two", 1.0, 2.0)]
    [InlineData("three", 0.5, 3.0)]
    [InlineData("infinity", 0.5, double.PositiveInfinity)]
    [InlineData("wide", 100.0, 2.0)]
    public void Gradients_are_clipped_as_by_PyTorch(string name, double bound, double order)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter first = new(Values.Uniform(1, 3, 2));
        Parameter second = new(Values.Uniform(2, 3, 2));
        ((first * first).sum() + (second * 3).sum()).backward();

        double norm = nn.utils.clip_grad_norm_([first, new Parameter(zeros([2])), second], bound, order);

        Assert.Equal(s_oracle.Number($"clip {name}: norm"), norm, 5);
        Values.AssertEqual(s_oracle, $"clip {name}: first", first.grad!);
        Values.AssertEqual(s_oracle, $"clip {name}: second", second.grad!);
    }

    [Fact]
    public void Without_gradients_the_norm_is_0()
    {
        using Tensor data = zeros([2]);
        using Parameter parameter = new(data);
        Assert.Equal(0, nn.utils.clip_grad_norm_([parameter], 1));
    }
}
