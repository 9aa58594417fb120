using System.Runtime.InteropServices;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class LossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/losses.json");

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> s_losses = new()
    {
        ["MSELoss"] = (x, y) => MSELoss().call(x, y),
        ["MSELoss sum"] = (x, y) => MSELoss(Reduction.Sum).call(x, y),
        ["MSELoss none"] = (x, y) => MSELoss(Reduction.None).call(x, y),
        ["L1Loss"] = (x, y) => L1Loss().call(x, y),
        ["L1Loss sum"] = (x, y) => L1Loss(Reduction.Sum).call(x, y),
        ["SmoothL1Loss"] = (x, y) => SmoothL1Loss().call(x, y),
        ["SmoothL1Loss with beta"] = (x, y) => SmoothL1Loss(Reduction.None, 0.3).call(x, y),
        ["HuberLoss"] = (x, y) => HuberLoss().call(x, y),
        ["HuberLoss with delta"] = (x, y) => HuberLoss(0.3, Reduction.None).call(x, y),
        ["BCELoss"] = (x, y) => BCELoss().call(x.sigmoid(), y),
        ["BCELoss with weight"] = (x, y) => BCELoss(Rising(), Reduction.Sum).call(x.sigmoid(), y),
        ["BCEWithLogitsLoss"] = (x, y) => BCEWithLogitsLoss().call(x, y),
        ["BCEWithLogitsLoss with weights"] = (x, y) => BCEWithLogitsLoss(Rising(), Reduction.None, Rising().flip(0)).call(x, y),
    };

    public static TheoryData<string> Names => [.. s_losses.Keys];

    [Fact]
    public void Every_loss_of_the_oracle_is_tested()
    {
        Assert.Equal(s_oracle.Names.Select(name => name.Split(": ")[0]).Distinct().Order(), s_losses.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_gradient_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Values.Seeded(1, () => randn([3, 4])).requires_grad_();
        Tensor value = s_losses[name](input, Values.Seeded(2, () => rand([3, 4])));
        value.sum().backward();

        Values.AssertEqual(s_oracle, $"{name}: value", value);
        Values.AssertEqual(s_oracle, $"{name}: gradient", input.grad!);
    }

    [Fact]
    public void A_cross_entropy_refuses_a_target_of_another_shape()
    {
        using Tensor input = zeros([2, 3]);
        using Tensor target = zeros([2, 1]);
        Assert.Throws<ExternalException>(() => BCELoss().call(input, target));
        Assert.Throws<ExternalException>(() => BCEWithLogitsLoss().call(input, target));
    }

    private static Tensor Rising() => tensor(new float[] { 1, 2, 3, 4 });
}
