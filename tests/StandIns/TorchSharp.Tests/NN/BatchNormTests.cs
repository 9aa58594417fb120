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
        Tensor input = tensor(new float[] { 1, 3 }).reshape(1, 1, 1, 2);

        Tensor trained = module.call(input);
        Assert.Equal([-1, 1], trained.data<float>().ToArray());
        Assert.Equal(1, module.running_mean!.item<float>());
        Assert.Equal(1.5f, module.running_var!.item<float>());
        Assert.Equal(1, module.num_batches_tracked!.item<long>());

        module.eval();
        Tensor evaluated = module.call(input);
        Assert.Equal([0, 2 / MathF.Sqrt(1.5f)], evaluated.data<float>().ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6f);
        Assert.Equal(1, module.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Inputs_of_another_shape_are_refused()
    {
        using Tensor image = zeros([2, 3, 4]);
        using Tensor batch = zeros([1, 2, 3, 4]);
        using Tensor row = zeros([1]);
        using BatchNorm2d batchNorm = BatchNorm2d(2);
        using InstanceNorm2d instanceNorm = InstanceNorm2d(3);
        using Conv2d convolution = Conv2d(3, 1, 1);
        using ConvTranspose2d transposed = ConvTranspose2d(3, 1, 1);
        Assert.Throws<ArgumentException>(() => batchNorm.call(image));
        Assert.Throws<ArgumentException>(() => instanceNorm.call(row));
        Assert.Throws<ArgumentException>(() => instanceNorm.call(batch));
        Assert.Throws<ArgumentException>(() => convolution.call(batch));
        Assert.Throws<ArgumentException>(() => transposed.call(image));
    }
}
