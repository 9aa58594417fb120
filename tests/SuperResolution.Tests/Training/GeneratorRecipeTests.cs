using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class GeneratorRecipeTests
{
    [Theory]
    [InlineData("SRResNet", 4, Precision.Float32)]
    [InlineData("LeanSRResNet", 4, Precision.Float32)]
    [InlineData("RrdbNet", 8, Precision.Float32)]
    [BFloat16Data("RrdbNet", 8, Precision.BFloat16)]
    [InlineData("MsrResNet", 8, Precision.Float32)]
    [BFloat16Data("MsrResNet", 8, Precision.BFloat16)]
    [InlineData("Ebrn", 4, Precision.Float32)]
    [BFloat16Data("Ebrn", 4, Precision.BFloat16)]
    [InlineData("Bsrn", 16, Precision.Float32)]
    [BFloat16Data("Bsrn", 16, Precision.BFloat16)]
    [InlineData("BsrnSmall", 16, Precision.Float32)]
    [BFloat16Data("BsrnSmall", 16, Precision.BFloat16)]
    [InlineData("SRVGGNetCompact", 8, Precision.Float32)]
    [BFloat16Data("SRVGGNetCompact", 8, Precision.BFloat16)]
    [InlineData("FastSRGAN", 8, Precision.Float32)]
    [BFloat16Data("FastSRGAN", 8, Precision.BFloat16)]
    public void Every_network_learns(string name, int width, Precision precision)
    {
        using DisposeScope scope = NewDisposeScope();
        ContentRecipe recipe = TestRecipe.Small with
        {
            Generator = new(name, Scale: 2, Blocks: 2, width), Losses = [new("mse")], Schedule = new ConstantRate(2e-3), MaxGradientNorm = null,
        };
        using ContentTrainer trainer = new(recipe) { Precision = precision };
        random.manual_seed(2).Dispose();
        Tensor low = rand(2, 3, 16, 16), high = rand(2, 3, 32, 32);
        using TrainingBatch batch = new(0, low.DetachFromDisposeScope(), high.DetachFromDisposeScope());

        // Of a tenth of He's first weights little comes through eight layers: they grow before the loss falls.
        int steps = name == "MsrResNet" ? 60 : 12;
        double[] losses = [.. Enumerable.Range(0, steps).Select(_ => trainer.Train(batch).Loss)];
        Assert.All(((nn.Module)trainer.Generator).parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
        Assert.True(losses[^1] < 0.97 * losses[0], $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    [Fact]
    public void Blocks_and_width_are_those_of_the_network()
    {
        using Bsrn small = Assert.IsType<Bsrn>(new GeneratorRecipe("BsrnSmall", 3, 5, 48).Create(seed: 0));
        Assert.Equal((3, 5, 48, BsrnVariant.Small), (small.Scale, small.Blocks, small.Width, small.Variant));
        using SRVGGNetCompact compact = Assert.IsType<SRVGGNetCompact>(new GeneratorRecipe("SRVGGNetCompact", 1, 0, 4).Create(seed: 0));
        Assert.Equal((1, 0, 4), (compact.Scale, compact.Convolutions, compact.Width));
        using FastSRGAN fast = Assert.IsType<FastSRGAN>(new GeneratorRecipe("FastSRGAN", 8, 1, 4).Create(seed: 0));
        Assert.Equal((8, 1, 4), (fast.Scale, fast.Blocks, fast.Width));
    }
}
