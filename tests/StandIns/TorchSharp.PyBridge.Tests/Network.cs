using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.PyBridge.Tests;

/// <summary>The network of Fixtures/make_fixtures.py and Interop/exchange.py.</summary>
internal static class Network
{
    public static Sequential Create() => Sequential(
        ("conv", Conv2d(3, 4, 3, padding: 1)),
        ("norm", BatchNorm2d(4)),
        ("act", PReLU(1)),
        ("last", Conv2d(4, 3, 1, bias: false)));

    /// <summary>The fixed input of Interop/exchange.py.</summary>
    public static Tensor Input() => arange(3 * 5 * 6, dtype: ScalarType.Float32).mul(0.7).sin().view(1, 3, 5, 6);

    /// <summary>One step of training towards the input.</summary>
    public static void Step(Module<Tensor, Tensor> network, optim.Optimizer optimizer)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Input();
        optimizer.zero_grad();
        functional.mse_loss(network.call(input), input).backward();
        optimizer.step();
    }
}
