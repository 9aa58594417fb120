using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class PixelLikelihoodLossTests
{
    [Fact]
    public void Without_knowledge_it_is_the_logarithm_of_256_and_where_a_value_is_certain_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor target = tensor((float[])[0, 1, 100 / 255f, 0.4f / 255, 1.2f, -0.1f], [1, 3, 1, 2]);
        Tensor logits = zeros([1, 3, 256, 1, 2]);
        Assert.Equal(Math.Log(256), PixelLikelihoodLoss.Measure(logits, target).item<float>(), 1e-5);

        (int Channel, int Value, int X)[] right = [(0, 0, 0), (0, 255, 1), (1, 100, 0), (1, 0, 1), (2, 255, 0), (2, 0, 1)];
        foreach ((int channel, int value, int x) in right)
        {
            logits[0, channel, value, 0, x] = tensor(100f);
        }

        Assert.Equal(0, PixelLikelihoodLoss.Measure(logits, target).item<float>(), 1e-6);
        logits[0, 2, 0, 0, 1] = tensor(-100f);
        Assert.Equal((100 + Math.Log(255)) / 6, PixelLikelihoodLoss.Measure(logits, target).item<float>(), 1e-4);
    }

    [Fact]
    public void Other_shapes_are_refused_and_nothing_is_left()
    {
        using Tensor target = rand(1, 3, 2, 4), logits = zeros([1, 3, 256, 4, 2]), right = zeros([1, 3, 256, 2, 4]);
        Assert.Contains(
            "given originals [1, 3, 2, 4] and logits [1, 3, 256, 4, 2]",
            Assert.Throws<ArgumentException>(() => PixelLikelihoodLoss.Measure(logits, target)).Message, StringComparison.Ordinal);
        long before = LiveTensors.Count();
        PixelLikelihoodLoss.Measure(right, target).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }
}
