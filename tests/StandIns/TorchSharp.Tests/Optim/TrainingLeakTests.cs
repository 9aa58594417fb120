using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using TorchSharp.Tests.NN;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Optim;

public class TrainingLeakTests
{
    [Fact]
    public void A_hundred_steps_leave_no_tensor_behind_and_lower_the_loss()
    {
        long atStart = LiveTensors.Count();
        double first = 0;
        double last = 0;
        using (Sequential module = Sequential(
            ("conv", Conv2d(1, 4, 3, padding: 1)), ("norm", BatchNorm2d(4)), ("act", PReLU(1)), ("up", Conv2d(4, 4, 3, padding: 1)),
            ("shuffle", PixelShuffle(2))))
        using (MSELoss loss = MSELoss())
        using (Adam adam = optim.Adam(module.parameters(), 0.01))
        using (Tensor input = Values.Uniform(1, 2, 1, 4, 4))
        using (Tensor target = TwiceAsLarge(input))
        {
            long before = 0;
            for (int i = 0; i <= 100; i++)
            {
                last = Step(module, loss, adam, input, target);
                if (i == 0)
                {
                    // The first step makes the gradients, which stay.
                    (before, first) = (LiveTensors.Count(), last);
                }
            }

            // Nothing here waits for the garbage collector.
            Assert.Equal(before, Tensor.TotalCount);
        }

        Assert.True(last < first / 2, $"The loss went from {first} to {last}.");
        Assert.Equal(atStart, LiveTensors.Count());
    }

    [Fact]
    public void Evaluation_without_scopes_leaves_only_its_result()
    {
        using Residual module = new();
        module.eval();
        using Tensor input = zeros([1, 2, 4, 4]);
        using IDisposable untracked = no_grad();
        long before = LiveTensors.Count();
        using (Tensor output = module.First.call(input))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static Tensor TwiceAsLarge(Tensor image)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor repeated = image.view(2, 1, 4, 1, 4, 1).expand(2, 1, 4, 2, 4, 2).contiguous();
        return repeated.view(2, 1, 8, 8).MoveToOuterDisposeScope();
    }

    private static double Step(Sequential module, MSELoss loss, Adam adam, Tensor input, Tensor target)
    {
        using DisposeScope scope = NewDisposeScope();
        adam.zero_grad();
        Tensor value = loss.forward(module.call(input), target);
        value.backward();
        adam.step();
        return value.item<float>();
    }
}
