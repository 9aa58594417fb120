using SuperResolution.Data;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>Each recipe that has a name, with its losses, optimizer and game, on a network that takes moments.</summary>
public class EveryRecipeTests : IClassFixture<VariantsTests.Vgg>
{
    private const int Steps = 20;

    private readonly LossResources _resources;

    public EveryRecipeTests(VariantsTests.Vgg vgg) => _resources = new() { Vgg19 = vgg.File };

    public static TheoryData<string> Names => [.. TrainingRecipe.All.Select(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_steps_lower_its_loss_and_leave_no_tensor(string name)
    {
        long atStart = LiveTensors.Count();
        using (DisposeScope scope = NewDisposeScope())
        {
            TrainingRecipe recipe = Small(TrainingRecipe.FromName(name));
            using GeneratorTrainer trainer = recipe.CreateTrainer(resources: _resources);
            random.manual_seed(2).Dispose();
            using TrainingBatch batch = new(0, rand(2, 3, 8, 8), rand(2, 3, 32, 32));
            double Content(StepResult result) => recipe.Losses.Count == 0 ? result.Loss : recipe.Losses.Sum(term => term.Weight * result.Losses[term.Loss]);
            double before = Content(trainer.Train(batch)), after = before;
            for (int step = 1; step < Steps; step++)
            {
                after = Content(trainer.Train(batch));
            }

            Assert.True(after < 0.99 * before, $"The loss went from {before} to {after}.");
        }

        Assert.Equal(atStart, LiveTensors.Count());
    }

    private static TrainingRecipe Small(TrainingRecipe recipe)
    {
        TrainingRecipe small = recipe with
        {
            Generator = recipe.Generator with { Width = 16, Blocks = Math.Min(recipe.Generator.Blocks, 2), Inner = recipe.Generator.Inner is null ? null : 2 },
            BatchSize = 2,
            CropSide = 32,
            Steps = Steps,
            Schedule = new ConstantRate(3e-3),
        };
        return small switch
        {
            SrganRecipe srgan => srgan with { Discriminator = srgan.Discriminator with { Width = 4 } },
            PisrRecipe pisr => pisr with { TeacherSteps = Steps / 2, TeacherSchedule = new ConstantRate(3e-3) },
            _ => small,
        };
    }
}
