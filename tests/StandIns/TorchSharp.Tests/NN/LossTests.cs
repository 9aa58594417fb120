using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class LossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/losses.json");

    [Theory]
    [InlineData("l1_loss", Reduction.Mean)]
    [InlineData("l1_loss sum", Reduction.Sum)]
    [InlineData("l1_loss none", Reduction.None)]
    public void Absolute_differences_are_those_of_PyTorch(string name, Reduction reduction)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Values.Uniform(1, 3, 4);
        input.requires_grad = true;
        Tensor value = functional.l1_loss(input, Values.Uniform(2, 3, 4), reduction);
        value.sum().backward();

        Values.AssertEqual(s_oracle, $"{name}: value", value);
        Values.AssertEqual(s_oracle, $"{name}: gradient", input.grad!);
    }

    [Theory]
    [InlineData("MSELoss", Reduction.Mean)]
    [InlineData("MSELoss sum", Reduction.Sum)]
    [InlineData("MSELoss none", Reduction.None)]
    public void Value_and_gradient_are_those_of_PyTorch(string name, Reduction reduction)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (Func<Tensor, Tensor, Tensor> loss in (Func<Tensor, Tensor, Tensor>[])
            [MSELoss(reduction).forward, (x, y) => functional.mse_loss(x, y, reduction)])
        {
            Tensor input = Values.Uniform(1, 3, 4);
            input.requires_grad = true;
            Tensor value = loss(input, Values.Uniform(2, 3, 4));
            value.sum().backward();

            Values.AssertEqual(s_oracle, $"{name}: value", value);
            Values.AssertEqual(s_oracle, $"{name}: gradient", input.grad!);
        }
    }

    [Fact]
    public void Cross_entropy_is_that_of_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor classes = tensor((long[])[0, 3, 1]);
        Tensor weights = Values.Uniform(2, 3, 4)[0].square().sqrt();
        foreach ((string name, Func<Tensor, Tensor> loss) in ((string, Func<Tensor, Tensor>)[])
            [("cross_entropy", x => functional.cross_entropy(x, classes)),
                ("cross_entropy sum", x => functional.cross_entropy(x, classes, weights, 3, Reduction.Sum, 0.1))])
        {
            Tensor input = Values.Uniform(1, 3, 4);
            input.requires_grad = true;
            Tensor value = loss(input);
            value.backward();

            Values.AssertEqual(s_oracle, $"{name}: value", value);
            Values.AssertEqual(s_oracle, $"{name}: gradient", input.grad!);
        }
    }
}
