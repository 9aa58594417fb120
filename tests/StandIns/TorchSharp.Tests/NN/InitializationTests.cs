using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class InitializationTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/functions.json");

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_fills = new()
    {
        ["kaiming_uniform_"] = weight => init.kaiming_uniform_(weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU),
        ["kaiming_normal_"] = weight => init.kaiming_normal_(weight, a: 0.2),
        ["xavier_uniform_"] = weight => init.xavier_uniform_(weight, gain: 1.5),
        ["uniform_"] = weight => init.uniform_(weight, -1, 3),
        ["normal_"] = weight => init.normal_(weight, 1, 0.02),
    };

    public static TheoryData<string> Names => [.. s_fills.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_after_a_seed_are_those_of_PyTorch(string name)
    {
        using Parameter weight = Parameter(empty([4, 3, 2, 2]));
        manual_seed(0);

        Assert.Same(weight, s_fills[name](weight));

        Values.AssertEqual(s_oracle, $"init {name}", weight);
        Assert.True(weight.requires_grad && weight.is_leaf);
    }

    [Fact]
    public void Constants_fill()
    {
        using Parameter weight = Parameter(empty([2]));
        Assert.Equal([1, 1], init.ones_(weight).data<float>().ToArray());
        Assert.Equal([0, 0], init.zeros_(weight).data<float>().ToArray());
        Assert.Equal([-3, -3], init.constant_(weight, -3).data<float>().ToArray());
    }

    [Theory]
    [InlineData("linear", init.NonlinearityType.Linear)]
    [InlineData("conv2d", init.NonlinearityType.Conv2D)]
    [InlineData("sigmoid", init.NonlinearityType.Sigmoid)]
    [InlineData("tanh", init.NonlinearityType.Tanh)]
    [InlineData("relu", init.NonlinearityType.ReLU)]
    [InlineData("leaky_relu", init.NonlinearityType.LeakyReLU)]
    public void Gains_are_those_of_PyTorch(string name, init.NonlinearityType nonlinearity)
    {
        Assert.Equal(s_oracle.Number($"gain {name}"), init.calculate_gain(nonlinearity, 0.3));
    }

    [Fact]
    public void Fans_count_a_weight_s_taps()
    {
        using Tensor weight = empty([4, 3, 2, 5]);
        using Tensor row = empty([4]);
        Assert.Equal((30, 40), init.CalculateFanInAndFanOut(weight));
        Assert.Throws<ArgumentException>(() => init.CalculateFanInAndFanOut(row));
    }
}
