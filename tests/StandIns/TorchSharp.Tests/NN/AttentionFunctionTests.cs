using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.NN;

/// <summary>The functions that attention and instance normalisation are made of.</summary>
public class AttentionFunctionTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/attention.json");

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_functions = new()
    {
        ["gelu"] = x => (x * 4).gelu(),
        ["instance_norm"] = x => F.instance_norm(x),
        ["instance_norm with running statistics"] = x => F.instance_norm(
            x, Values.Uniform(3, 2), Values.Uniform(4, 2).square() + 0.5, Values.Uniform(5, 2), Values.Uniform(6, 2), use_input_stats: false, eps: 0.1),
        ["interpolate bilinear to a size"] = x => F.interpolate(x, [7, 5], mode: InterpolationMode.Bilinear, align_corners: false),
    };

    public static TheoryData<string> Names => [.. s_functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_and_gradient_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Values.Uniform(1, 2, 2, 3, 4);
        input.requires_grad = true;
        Tensor output = s_functions[name](input);
        (output * Values.Uniform(2, output.shape)).sum().backward();

        Values.AssertEqual(s_oracle, $"{name}: output", output);
        Values.AssertEqual(s_oracle, $"{name}: gradient", input.grad!);
    }

    [Fact]
    public void Every_function_of_the_oracle_is_tested() =>
        Assert.Equal(s_oracle.Names.Select(name => name.Split(": ")[0]).Distinct().Order(), s_functions.Keys.Order());
}
