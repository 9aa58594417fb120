using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Tests.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class LumaRecipesTests
{
    public static TheoryData<string> Names => ["srcnn", "fsrcnn", "fsrcnn-s", "espcn", "drcn", "srcnn-quick", "fsrcnn-quick", "espcn-quick"];

    [Fact]
    public void Their_numbers_are_those_of_the_papers()
    {
        (string Name, GeneratorRecipe Generator, int Crop, int Batch, double First)[] expected =
        [
            ("srcnn", new("Srcnn", 4, 0, 64), 32, 16, 1e-4),
            ("fsrcnn", new("Fsrcnn", 4, 4, 56), 24, 16, 1e-3),
            ("fsrcnn-s", new("Fsrcnn", 4, 1, 32) { Inner = 5 }, 24, 16, 1e-3),
            ("espcn", new("Espcn", 4, 0, 64), 68, 16, 1e-3),
            ("drcn", new("Drcn", 4, 16, 256), 40, 64, 1e-4),
        ];
        Assert.Equal(LumaRecipes.Srcnn, TrainingRecipe.FromName("srcnn"));
        foreach ((string name, GeneratorRecipe generator, int crop, int batch, double first) in expected)
        {
            TrainingRecipe recipe = TrainingRecipe.FromName(name);
            Assert.Equal(generator, recipe.Generator);
            Assert.Equal((crop, batch, first), (recipe.CropSide, recipe.BatchSize, recipe.Schedule.At(0)));
            Assert.Equal([new LossTerm("mse-y")], recipe.Losses);
        }

        (string Name, long Kernels)[] sizes = [("srcnn", 57_184), ("fsrcnn", 12_464), ("fsrcnn-s", 3_937), ("espcn", 24_640)];
        foreach ((string name, long kernels) in sizes)
        {
            using IGenerator network = TrainingRecipe.FromName(name).Generator.Create(seed: 0);
            Assert.Equal(kernels, ((nn.Module)network).parameters().Where(p => p.ndim == 4).Sum(p => p.numel()));
        }
    }

    [Fact]
    public void The_quick_ones_are_the_networks_of_the_papers_with_another_training()
    {
        Assert.All((string[])["srcnn", "fsrcnn", "espcn"], name =>
        {
            TrainingRecipe paper = TrainingRecipe.FromName(name), quick = TrainingRecipe.FromName($"{name}-quick");
            Assert.Equal(paper.Generator, quick.Generator);
            Assert.Equal(("soap", 0.95, 0.95, 16), (quick.Optimizer, quick.Beta1, quick.Beta2, quick.BatchSize));
            Assert.Equal([1, 0.75, 0.5], quick.Sizes);
            Assert.Equal(3e-3, Enumerable.Range(0, 200).Max(step => quick.Schedule.At(step)), 6);
            Assert.Equal(1e-6, quick.Schedule.At(quick.Steps), 9);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_few_steps_lower_the_loss_and_leave_no_tensor_behind(string name) => AssertLearns(name, Precision.Float32);

    [BFloat16Theory]
    [MemberData(nameof(Names))]
    public void A_few_steps_in_bfloat16_do_so_too(string name) => AssertLearns(name, Precision.BFloat16);

    private static void AssertLearns(string name, Precision precision)
    {
        ContentRecipe recipe = Small(name);
        long atStart = LiveTensors.Count();
        using (ContentTrainer trainer = new(recipe) { Precision = precision })
        using (TrainingBatch batch = Batch())
        {
            double first = trainer.Train(batch).Loss;
            StepLeaks.AssertNone(trainer, batch, steps: 60);
            double last = trainer.Train(batch).Loss;
            Assert.True(last < 0.8 * first, $"The loss went from {first} to {last}.");
        }

        Assert.Equal(atStart, LiveTensors.Count());
    }

    [Fact]
    public void A_recursive_network_is_supervised_on_its_way_as_section_3_3_says()
    {
        using DisposeScope scope = NewDisposeScope();
        ContentRecipe recipe = Small("drcn") with { Supervision = new(First: 0.75, End: 1) };
        using ContentTrainer trainer = new(recipe, GeneratorLoader.Load(LumaNetworks.File("drcn_x2")).Generator) { ChannelsLast = false };
        Tensor low = LumaNetworks.Expected.Tensor("image");
        using TrainingBatch batch = new(0, low.DetachFromDisposeScope(), LumaNetworks.Expected.Tensor("drcn_x2/high").DetachFromDisposeScope());
        StepResult result = trainer.Train(batch);
        (double l1, double l2) = (LumaNetworks.Expected.Number("drcn_x2/l1"), LumaNetworks.Expected.Number("drcn_x2/l2"));
        Assert.Equal(l1, result.Losses["on the way"], 1e-5 * l1);
        Assert.Equal(l2, result.Losses["mse-y"], 1e-5 * l2);
        Assert.Equal(0.75 * l1 + 0.25 * l2, result.Loss, 1e-5 * (l1 + l2));
    }

    [Fact]
    public void What_is_made_of_the_way_falls_linearly()
    {
        IntermediateSupervision supervision = new(First: 0.8, End: 0.5);
        Assert.Equal([0.8, 0.4, 0, 0], ((long[])[0, 25, 50, 99]).Select(step => Math.Round(supervision.At(step, 100), 12)));
    }

    [Fact]
    public void Supervision_that_cannot_be_is_refused()
    {
        ContentRecipe recipe = Small("drcn") with { Supervision = new(First: 1.5, End: 0) };
        string message = Assert.Throws<ArgumentException>(() => recipe.CreateTrainer()).Message;
        Assert.Contains("Supervision.First is 1.5; give 0 to 1", message, StringComparison.Ordinal);
        Assert.Contains("Supervision.End is 0; give more than 0 and at most 1", message, StringComparison.Ordinal);

        long before = LiveTensors.Count();
        ContentRecipe other = Small("espcn") with { Supervision = new(First: 1, End: 1) };
        Assert.Contains("makes none. Set Supervision to null", Assert.Throws<ArgumentException>(() => other.CreateTrainer()).Message, StringComparison.Ordinal);
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void What_a_network_does_not_have_cannot_be_chosen()
    {
        Assert.Contains(
            "Srcnn has no blocks to choose; give 0 instead of 3.",
            Assert.Throws<ArgumentException>(() => new GeneratorRecipe("Srcnn", 4, 3, 8).Create(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Espcn has nothing that Inner decides; give null instead of 2.",
            Assert.Throws<ArgumentException>(() => (new GeneratorRecipe("Espcn", 4, 0, 8) { Inner = 2 }).Create(0)).Message, StringComparison.Ordinal);
        using Srcnn first = Assert.IsType<Srcnn>((new GeneratorRecipe("Srcnn", 4, 0, 8) { Inner = 1 }).Create(0));
        Assert.Equal((1, 8, 4), (first.MappingKernel, first.Width, first.MappingWidth));
    }

    /// <summary>A recipe with a small network ×2, few crops and a rate for few steps.</summary>
    private static ContentRecipe Small(string name)
    {
        ContentRecipe recipe = Assert.IsType<ContentRecipe>(TrainingRecipe.FromName(name));
        int blocks = Math.Min(recipe.Generator.Blocks, 4);
        return recipe with
        {
            Generator = recipe.Generator with { Scale = 2, Width = 8, Blocks = blocks }, BatchSize = 1, CropSide = 24, Steps = 62, Schedule = new ConstantRate(5e-3),
        };
    }

    private static TrainingBatch Batch()
    {
        random.manual_seed(4).Dispose();
        Tensor high = rand(1, 3, 24, 24);
        using Tensor low = SuperResolution.Imaging.Resize.To(high, 12, 12, SuperResolution.Imaging.ResamplingKernel.Bicubic);
        return new(0, low.alias().DetachFromDisposeScope(), high.DetachFromDisposeScope());
    }
}
