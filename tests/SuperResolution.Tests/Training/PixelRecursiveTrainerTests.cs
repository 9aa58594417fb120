using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using SuperResolution.Weights;
using TorchSharp;
using static SuperResolution.Tests.Training.TestRun;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class PixelRecursiveTrainerTests
{
    private static readonly PixelRecursiveRecipe s_small = PixelRecursiveRecipe.Paper with
    {
        Generator = new("PixelRecursive", Scale: 2, Blocks: 1, Width: 4) { Inner = 2 },
        BatchSize = 2,
        CropSide = 16,
        Steps = 8,
        Schedule = new ConstantRate(1e-3),
    };

    [Theory]
    [InlineData("pixel_recursive_x2", true)]
    [InlineData("pixel_recursive_x4", false)]
    public void Every_step_is_PyTorchs(string name, bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        Oracle oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/pixel_recursive.json");
        IGenerator generator = GeneratorLoader.Load(Path.Combine(Repository.Root, $"tests/SuperResolution.Tests/Networks/Fixtures/{name}.pth")).Generator;
        PixelRecursiveRecipe recipe = s_small with { Generator = s_small.Generator with { Scale = generator.Scale } };
        using PixelRecursiveTrainer trainer = new(recipe, generator) { ChannelsLast = channelsLast };
        Tensor high = oracle.Tensor($"{name}: high") / 255;
        using TrainingBatch batch = new(0, oracle.Tensor($"{name}: low").DetachFromDisposeScope(), high.DetachFromDisposeScope());
        for (int step = 0; step < 3; step++)
        {
            StepResult result = trainer.Train(batch);
            double[] actual = [result.Loss, result.Losses["likelihood"], result.Losses["likelihood without prior"], result.GradientNorm];
            Assert.Equal(oracle.Values($"{name}: step {step}"), actual, (a, b) => Math.Abs(a - b) <= 1e-3 * Math.Abs(a));
        }
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [BFloat16Data(Precision.BFloat16)]
    public void A_few_steps_make_originals_likelier_and_leave_no_tensor_behind(Precision precision)
    {
        long atStart = LiveTensors.Count();
        using (PixelRecursiveTrainer trainer = new(s_small with { Steps = 42 }) { Precision = precision })
        using (TrainingBatch batch = Batch())
        {
            StepResult first = trainer.Train(batch);
            StepLeaks.AssertNone(trainer, batch, steps: 39);
            StepResult last = trainer.Train(batch);
            foreach (string part in (string[])["likelihood", "likelihood without prior"])
            {
                Assert.True(last.Losses[part] < 0.9 * first.Losses[part], $"{part} went from {first.Losses[part]} to {last.Losses[part]}.");
            }
        }

        Assert.Equal(atStart, LiveTensors.Count());
    }

    [Fact]
    public void A_run_that_was_stopped_ends_as_the_unbroken_one()
    {
        using ImagesOnDisk images = new(6);
        TrainingRunOptions unbroken = Options(images["unbroken"]), broken = Options(images["broken"]);
        Assert.True(Run(images, s_small, unbroken));
        Assert.False(Run(images, s_small, broken, stop: 4));
        using (TrainingRun resumed = TrainingRun.Resume(images.Root, broken, DataOptions))
        {
            Assert.Equal(16, resumed.Data.Options.ValidationSide);
            Assert.True(resumed.Run());
        }

        Assert.Equal(Steps(images["unbroken"]), Steps(images["broken"]));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(images["unbroken"], "last.safetensors")), File.ReadAllBytes(Path.Combine(images["broken"], "last.safetensors")));
        Assert.False(File.Exists(Path.Combine(images["unbroken"], "best.safetensors")));
    }

    [Fact]
    public void Its_numbers_are_those_of_the_implementations()
    {
        PixelRecursiveRecipe recipe = Assert.IsType<PixelRecursiveRecipe>(TrainingRecipe.FromName("pixel-recursive"));
        Assert.Equal(("rmsprop", 0.95, 0.9, 32, 32), (recipe.Optimizer, recipe.Beta2, recipe.Momentum, recipe.BatchSize, recipe.CropSide));
        Assert.Equal([4e-4, 4e-4, 2e-4], ((long[])[0, 499_999, 500_000]).Select(step => Math.Round(recipe.Schedule.At(step), 10)));
        using IGenerator network = recipe.Generator.Create(seed: 0);
        Assert.Equal(3_786_112, ((nn.Module)network).parameters().Sum(parameter => parameter.numel()));
        Assert.False(recipe.JudgedByPsnr);
        Tensor weights = ((nn.Module)network).state_dict()["prior.layers.7.vertical.weight"];
        float[] first = weights.data<float>().ToArray();
        Assert.InRange(first.Max(), 0.19f, 0.2f);

        // A normal distribution that is cut off at two deviations has 0.88 of its deviation.
        Assert.Equal(0.088, Math.Sqrt(first.Average(weight => (double)weight * weight)), 1e-3);
    }

    [Fact]
    public void Other_networks_losses_and_momenta_are_refused()
    {
        long before = LiveTensors.Count();
        PixelRecursiveRecipe lean = s_small with { Generator = new("LeanSRResNet", Scale: 2, Blocks: 1, Width: 8) };
        Assert.Contains("PixelRecursive is trained, and LeanSRResNet", Assert.Throws<ArgumentException>(() => lean.CreateTrainer()).Message, StringComparison.Ordinal);
        PixelRecursiveRecipe wrong = s_small with { Losses = [new("l1"), new("tv")], Momentum = 1 };
        string message = Assert.Throws<ArgumentException>(() => wrong.CreateTrainer()).Message;
        Assert.Contains("Losses has l1 and tv; give none", message, StringComparison.Ordinal);
        Assert.Contains("Momentum is 1; give 0 or more and less than 1, and 0 without rmsprop", message, StringComparison.Ordinal);
        ContentRecipe adam = TestRecipe.Small with { Momentum = 0.5, Losses = [] };
        message = Assert.Throws<ArgumentException>(() => adam.CreateTrainer()).Message;
        Assert.Contains("Momentum is 0.5", message, StringComparison.Ordinal);
        Assert.Contains("Losses has none", message, StringComparison.Ordinal);
        Assert.Equal(before, LiveTensors.Count());
    }

    private static TrainingBatch Batch()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(4).Dispose();

        // Sixteen of the 256 values: something to learn.
        Tensor high = (rand(2, 3, 16, 16) * 16).floor() / 255;
        Tensor low = SuperResolution.Imaging.Resize.To(high, 8, 8, SuperResolution.Imaging.ResamplingKernel.Bicubic);
        return new(0, low.DetachFromDisposeScope(), high.DetachFromDisposeScope());
    }
}
