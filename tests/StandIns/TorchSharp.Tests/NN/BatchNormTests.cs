using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class BatchNormTests
{
    [Fact]
    public void Training_updates_the_running_statistics_and_evaluation_uses_them()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm2d module = BatchNorm2d(1, eps: 0, momentum: 0.5);
        Dictionary<string, Tensor> state = module.state_dict();
        Tensor input = tensor(new float[] { 1, 3 }, [1, 1, 1, 2]);

        Tensor trained = module.call(input);
        Assert.Equal([-1, 1], trained.data<float>().ToArray());
        Assert.Equal(1, state["running_mean"].item<float>());
        Assert.Equal(1.5f, state["running_var"].item<float>());
        Assert.Equal(1, state["num_batches_tracked"].item<long>());

        module.eval();
        Tensor evaluated = module.call(input);
        Assert.Equal([0, 2 / MathF.Sqrt(1.5f)], evaluated.data<float>().ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6f);
        Assert.Equal(1, state["num_batches_tracked"].item<long>());
    }

    [Fact]
    public void A_convolution_and_its_normalisation_are_one_convolution()
    {
        using IDisposable untracked = no_grad();
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(0);
        using Conv2d convolution = Conv2d(3, 4, 3);
        using BatchNorm2d norm = BatchNorm2d(4);
        Assert.Equal(1e-5, norm.eps);
        norm.running_mean!.add_(rand(4));
        norm.running_var!.add_(rand(4));
        norm.weight!.add_(rand(4));
        norm.bias!.add_(rand(4));
        norm.eval();
        Tensor images = rand(2, 3, 8, 8);
        Tensor expected = norm.call(convolution.call(images));
        (Parameter weight, Parameter bias) = nn.utils.fuse_conv_bn_weights(
            convolution.weight!, convolution.bias!, norm.running_mean, norm.running_var, norm.eps, norm.weight, norm.bias);
        Tensor actual = functional.conv2d(images, weight, bias);
        Assert.InRange((actual - expected).square().sum().item<float>(), 0, 1e-9);
    }

    [Fact]
    public void Inputs_of_another_shape_are_refused()
    {
        using Tensor image = zeros([2, 3, 4]);
        using Tensor batch = zeros([1, 2, 3, 4]);
        using BatchNorm2d batchNorm = BatchNorm2d(2);
        using Conv2d convolution = Conv2d(3, 1, 1);
        Assert.Throws<ArgumentException>(() => batchNorm.call(image));
        Assert.Throws<ArgumentException>(() => convolution.call(batch));
    }

    [Fact]
    public void Batch_statistics_of_a_single_value_are_refused()
    {
        using Tensor input = zeros([1, 3, 1, 1]);
        using BatchNorm2d module = BatchNorm2d(3);
        Assert.Throws<ExternalException>(() => module.call(input));
    }

    [Fact]
    public void The_same_size_goes_with_a_stride_of_1() => Assert.Throws<ArgumentException>(() => Conv2d(1, 1, 3, Padding.Same, stride: 2));
}
