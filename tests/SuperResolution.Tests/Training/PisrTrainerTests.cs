using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using TorchSharp;
using static SuperResolution.Tests.Training.TestRun;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class PisrTrainerTests
{
    // What pisr_oracle.py trains.
    private static readonly PisrRecipe s_ofOracle = new()
    {
        Name = "pisr oracle",
        Generator = new("Fsrcnn", Scale: 3, Blocks: 1, Width: 6) { Inner = 4 },
        Losses = [new("l1-y")],
        TeacherSteps = 3,
        TeacherSchedule = new ConstantRate(1e-2),
        Steps = 6,
        Schedule = new ConstantRate(5e-3),
        ImitationWeight = 0.5,
        DistillationWeight = 0.1,
        Seed = 5,
    };

    private static readonly PisrRecipe s_small = s_ofOracle with
    {
        Generator = new("Fsrcnn", Scale: 4, Blocks: 1, Width: 6) { Inner = 4 },
        BatchSize = 2,
        CropSide = 32,
        Steps = 8,
        AverageDecay = 0.9,
    };

    [Fact]
    public void The_quick_one_is_the_quick_FSRCNN_with_a_teacher()
    {
        // docs/models.md compares them so: as many steps of the student as of the network alone, along the same rates.
        PisrRecipe quick = Assert.IsType<PisrRecipe>(TrainingRecipe.FromName("pisr-quick"));
        TrainingRecipe alone = (TrainingRecipe.FromName("fsrcnn-quick").WithSteps(8000) with { Schedule = quick.Schedule }).WithOptimizer("adam");
        Assert.Equal(quick.Schedule, ((CosineDecay)TrainingRecipe.FromName("fsrcnn-quick").WithSteps(8000).Schedule) with { Peak = 1e-3 });
        Assert.Equal((alone.Generator, alone.CropSide, alone.BatchSize, alone.Optimizer), (quick.Generator, quick.CropSide, quick.BatchSize, quick.Optimizer));
        Assert.Equal((alone.Beta1, alone.Beta2, alone.AverageDecay), (quick.Beta1, quick.Beta2, quick.AverageDecay));
        Assert.Equal(alone.Losses, quick.Losses);
        Assert.Equal(alone.Sizes, quick.Sizes);
        Assert.Equal((3000, alone.Steps), (quick.TeacherSteps, quick.Steps - quick.TeacherSteps));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_step_of_teacher_and_student_is_PyTorchs(bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        Oracle oracle = Oracle.Load("tests/SuperResolution.Tests/Training/pisr.json");
        using PisrTrainer trainer = new(s_ofOracle) { ChannelsLast = channelsLast };
        using TrainingBatch batch = BatchOfOracle();
        for (int step = 0; step < s_ofOracle.Steps; step++)
        {
            StepResult result = trainer.Train(batch);
            double[] actual = [result.Loss, result.Losses["l1-y"], result.Losses[step < 3 ? "imitation" : "distillation"], result.GradientNorm];
            Assert.Equal(oracle.Values($"step {step}"), actual, (a, b) => Math.Abs(a - b) <= 1e-3 * Math.Max(Math.Abs(a), 0.01));
            Assert.Equal(step < 3 ? 1e-2 : 5e-3, result.LearningRate);
        }
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [BFloat16Data(Precision.BFloat16)]
    public void Both_parts_lower_their_losses_and_no_step_leaves_a_tensor(Precision precision)
    {
        long before = LiveTensors.Count();
        PisrRecipe recipe = s_ofOracle with { TeacherSteps = 62, Steps = 124 };
        using (PisrTrainer trainer = new(recipe) { Precision = precision })
        using (TrainingBatch batch = BatchOfOracle())
        {
            double teacher = trainer.Train(batch).Loss;
            StepLeaks.AssertNone(trainer, batch, steps: 59);
            Assert.True(trainer.Train(batch).Loss < 0.8 * teacher);
            StepResult student = trainer.Train(batch);
            StepLeaks.AssertNone(trainer, batch, steps: 58);
            StepResult last = trainer.Train(batch);
            Assert.True(last.Losses["l1-y"] < student.Losses["l1-y"], $"L1 went from {student.Losses["l1-y"]} to {last.Losses["l1-y"]}.");
            Assert.True(last.Losses["distillation"] < student.Losses["distillation"]);
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Theory]
    [InlineData("adam", 2)]
    [InlineData("adam", 3)]
    [InlineData("adam", 5)]
    [InlineData("soap", 2)]
    [InlineData("soap", 3)]
    [InlineData("soap", 5)]
    public void A_run_that_was_stopped_in_either_part_or_between_them_ends_as_the_unbroken_one(string optimizer, int stop)
    {
        TrainingRecipe recipe = s_small.WithOptimizer(optimizer);
        using ImagesOnDisk images = new(6);
        TrainingRunOptions unbroken = Options(images["unbroken"]), broken = Options(images["broken"]);
        Assert.True(Run(images, recipe, unbroken));
        Assert.False(Run(images, recipe, broken, stop));
        using (TrainingRun resumed = TrainingRun.Resume(images.Root, broken, DataOptions))
        {
            Assert.Equal(stop, resumed.Trainer.Step);
            Assert.True(resumed.Run());
        }

        Assert.Equal(Steps(images["unbroken"]), Steps(images["broken"]));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(images["unbroken"], "last.safetensors")), File.ReadAllBytes(Path.Combine(images["broken"], "last.safetensors")));
    }

    [Fact]
    public void A_report_over_the_end_of_the_teacher_has_the_losses_of_both_parts()
    {
        using ImagesOnDisk images = new(6);
        List<TrainingProgress> reports = [];
        using (TrainingRun run = TrainingRun.Start(images.Root, s_small, Options(images["out"]) with { ReportEvery = 5, ValidateEvery = 8, CheckpointEvery = 8 }, DataOptions))
        {
            Assert.True(run.Run(new Told(reports.Add)));
        }

        Assert.Equal([5, 8], reports.Select(report => report.Step));
        Assert.Equal(["distillation", "imitation", "l1-y"], reports[0].Losses.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["distillation", "l1-y"], reports[1].Losses.Keys.Order(StringComparer.Ordinal));
        Assert.All(reports, report => Assert.All(report.Losses, loss => Assert.True(double.IsFinite(loss.Value))));
    }

    [Fact]
    public void Its_numbers_are_those_of_the_paper_and_stretching_keeps_the_shares()
    {
        PisrRecipe recipe = Assert.IsType<PisrRecipe>(TrainingRecipe.FromName("pisr"));
        Assert.Equal((1e-4, 1e-6, 16, 192), (recipe.ImitationWeight, recipe.DistillationWeight, recipe.BatchSize, recipe.CropSide));
        Assert.Equal((1e-3, 1e-4), (recipe.TeacherSchedule.At(0), recipe.Schedule.At(0)));
        PisrRecipe shorter = Assert.IsType<PisrRecipe>(recipe.WithSteps(1000));
        Assert.Equal((1000, 500), (shorter.Steps, shorter.TeacherSteps));
        Assert.Equal((1e-5, 1e-5), (shorter.TeacherSchedule.At(500), shorter.Schedule.At(500)));
        Assert.Equal(shorter.ToJson(), TrainingRecipe.FromJson(shorter.ToJson()).ToJson());
    }

    [Fact]
    public void Other_networks_and_numbers_are_refused()
    {
        long before = LiveTensors.Count();
        PisrRecipe lean = s_small with { Generator = new("LeanSRResNet", Scale: 4, Blocks: 1, Width: 8) };
        Assert.Contains("are Fsrcnn, and LeanSRResNet", Assert.Throws<ArgumentException>(() => lean.CreateTrainer()).Message, StringComparison.Ordinal);
        PisrRecipe wrong = s_small with { TeacherSteps = 8, ImitationWeight = double.NaN, DistillationWeight = double.PositiveInfinity };
        string message = Assert.Throws<ArgumentException>(() => wrong.CreateTrainer()).Message;
        foreach (string part in (string[])["TeacherSteps is 8", "ImitationWeight is NaN", "DistillationWeight is Infinity"])
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    private static TrainingBatch BatchOfOracle()
    {
        random.manual_seed(9).Dispose();
        return new TrainingBatch(0, rand(1, 3, 5, 5).DetachFromDisposeScope(), rand(1, 3, 15, 15).DetachFromDisposeScope());
    }
}
