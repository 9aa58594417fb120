using SuperResolution.Data;
using SuperResolution.Imaging;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class MixedPrecisionTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Training/mixed_precision.json");

    [BFloat16Theory]
    [InlineData("SRResNet")]
    [InlineData("LeanSRResNet")]
    public void Loss_and_gradients_are_those_of_PyTorch_with_the_same_casts(string network)
    {
        using DisposeScope scope = NewDisposeScope();
        ContentRecipe recipe = Recipe with { Generator = Recipe.Generator with { Network = network } };
        AssertAsPyTorch(network, () => new ContentTrainer(recipe));
    }

    [BFloat16Fact]
    public void So_they_are_through_VGG19()
    {
        using DisposeScope scope = NewDisposeScope();
        using RandomVgg19 vgg19 = new();
        AssertAsPyTorch("VGG22", () => new ContentTrainer(Recipe with { Losses = [new("vgg22")] }, resources: new() { Vgg19 = vgg19.File }));
    }

    [BFloat16Fact]
    public void So_they_are_against_a_discriminator()
    {
        using DisposeScope scope = NewDisposeScope();
        SrganRecipe recipe = TestRecipe.SmallSrgan with
        {
            Generator = Recipe.Generator, Losses = Recipe.Losses, AdversarialWeight = 1, Schedule = new ConstantRate(1e-3), Seed = 5,
        };
        AssertAsPyTorch("SRGAN", () => new AdversarialTrainer(recipe), height: 8, width: 8);
    }

    [BFloat16Theory]
    [InlineData("small")]
    [InlineData("srresnet-mse")]
    public void Both_precisions_reach_the_same_loss_within_noise(string name)
    {
        ContentRecipe recipe = (name == "small" ? TestRecipe.Small : TestRecipe.SmallPaper) with { Schedule = new ConstantRate(3e-3), AverageDecay = null };
        double exact = LossAfterTraining(recipe, Precision.Float32);
        double noise = Math.Abs(LossAfterTraining(recipe with { Seed = recipe.Seed + 1 }, Precision.Float32) - exact) / exact;
        double mixed = LossAfterTraining(recipe, Precision.BFloat16);
        Assert.NotEqual(exact, mixed);
        Assert.True(
            Math.Abs(mixed - exact) / exact < Math.Clamp(noise, 0.03, 0.1), $"float32 ends at {exact}, bfloat16 at {mixed}; another seed differs by {noise:P1}.");
    }

    private static ContentRecipe Recipe { get; } = TestRecipe.Small with
    {
        Generator = new("LeanSRResNet", Scale: 4, Blocks: 2, Width: 8), Losses = [new("mse", 0.25)], Seed = 5, MaxGradientNorm = null,
    };

    private static void AssertAsPyTorch(string name, Func<GeneratorTrainer> create, long height = 12, long width = 10)
    {
        (double exactLoss, Tensor exact) = Step(create, Precision.Float32, height, width);
        Assert.Equal(s_oracle.Number($"{name}/Float32/loss"), exactLoss, 2e-6);
        Assert.True(Distance(exact, $"{name}/Float32/gradients") < 1e-4);

        (double mixedLoss, Tensor mixed) = Step(create, Precision.BFloat16, height, width);
        Assert.Equal(s_oracle.Number($"{name}/BFloat16/loss"), mixedLoss, 2e-4);
        Assert.Equal(ScalarType.Float32, mixed.dtype);

        // Kernels of other processors may round a few values to the other side; without the casts all of them differ.
        double near = Distance(mixed, $"{name}/BFloat16/gradients");
        double far = Distance(exact, $"{name}/BFloat16/gradients");
        Assert.True(near < 0.25 * far, $"{near} away from PyTorch's gradients with the same casts; without casts {far}.");
    }

    private static (double Loss, Tensor Gradients) Step(Func<GeneratorTrainer> create, Precision precision, long height, long width)
    {
        using GeneratorTrainer trainer = create();
        trainer.Precision = precision;
        random.manual_seed(6).Dispose();
        Tensor low = rand(2, 3, height, width);
        using TrainingBatch batch = new(0, low.DetachFromDisposeScope(), rand(2, 3, 4 * height, 4 * width).DetachFromDisposeScope());
        double loss = trainer.Train(batch).Loss;
        Tensor gradients = cat([.. ((nn.Module)trainer.Generator).parameters().Select(parameter => parameter.grad!.flatten())]);
        return (loss, gradients[TensorIndex.Slice(step: 5)]);
    }

    private static double LossAfterTraining(ContentRecipe recipe, Precision precision)
    {
        using DisposeScope scope = NewDisposeScope();
        using ContentTrainer trainer = new(recipe) { Precision = precision };
        using ClassicalResampler bicubic = ClassicalResampler.Create("bicubic", 4);
        random.manual_seed(9).Dispose();
        Tensor low = rand(2, 3, 6, 6);
        using TrainingBatch batch = new(0, low.DetachFromDisposeScope(), bicubic.forward(low).DetachFromDisposeScope());
        return Enumerable.Range(0, 150).Select(_ => trainer.Train(batch).Loss).Last();
    }

    /// <summary>The norm of the difference relative to that of PyTorch's.</summary>
    private static double Distance(Tensor actual, string name)
    {
        using Tensor expected = s_oracle.Tensor(name);
        Assert.Equal(expected.shape, actual.shape);
        return Math.Sqrt((actual - expected).square().sum().item<float>() / expected.square().sum().item<float>());
    }
}
