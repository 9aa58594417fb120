using SuperResolution.Data;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public sealed class TeacherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LossResources _resources;

    public TeacherTests()
    {
        _resources = new() { Teacher = _folder["teacher.safetensors"] };
        Save(seed: 5);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Learning_from_a_teacher_alone_is_learning_from_its_pictures()
    {
        using DisposeScope scope = NewDisposeScope();
        using LoadedGenerator teacher = GeneratorLoader.Load(_resources.Teacher!);
        using ContentTrainer taught = new(TestRecipe.OfOracle with { TeacherShare = 1 }, resources: _resources);
        using ContentTrainer untaught = new(TestRecipe.OfOracle);
        for (int step = 0; step < 4; step++)
        {
            using TrainingBatch batch = Batch(step);
            using TrainingBatch pictures = new(step, batch.Low.to(ScalarType.Float32, copy: true), teacher.Generator.forward(batch.Low).detach());
            Assert.Equal(untaught.Train(pictures).Loss, taught.Train(batch).Loss, 1e-6);
        }

        Assert.All(Weights(untaught).Zip(Weights(taught)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void The_loss_is_shared_between_teacher_and_originals_which_are_what_is_reported()
    {
        using DisposeScope scope = NewDisposeScope();
        using LoadedGenerator teacher = GeneratorLoader.Load(_resources.Teacher!);
        using ContentTrainer trainer = new(TestRecipe.Small with { TeacherShare = 0.25 }, resources: _resources);
        using TrainingBatch batch = Batch(0);
        Tensor picture = trainer.Generator.forward(batch.Low).detach();
        double original = nn.functional.l1_loss(picture, batch.High).item<float>();
        double taught = nn.functional.l1_loss(picture, teacher.Generator.forward(batch.Low)).item<float>();
        StepResult result = trainer.Train(batch);
        Assert.Equal(original, result.Losses["l1"], 1e-5);
        Assert.Equal(taught, result.Losses["teacher"], 1e-5);
        Assert.Equal(0.75 * original + 0.25 * taught, result.Loss, 1e-5);
    }

    [Fact]
    public void Resumed_it_has_the_same_teacher_and_another_one_is_told()
    {
        using ImagesOnDisk images = new(6);
        TrainingRunOptions options = new() { Output = images["out"], Threads = 1 };
        ContentRecipe recipe = TestRecipe.Small with { TeacherShare = 0.5, Steps = 1 };
        using (TrainingRun run = TrainingRun.Start(images.Root, recipe, options, TestRun.DataOptions, resources: _resources))
        {
            Assert.True(run.Run());
        }

        // What it is counts, not where it lies.
        File.Copy(_resources.Teacher!, _folder["copy.safetensors"]);
        foreach (LossResources? resources in (LossResources?[])[null, new() { Teacher = _folder["copy.safetensors"] }])
        {
            using TrainingRun resumed = TrainingRun.Resume(images.Root, options, TestRun.DataOptions, resources);
            Assert.Empty(resumed.Warnings);
        }

        Save(seed: 6);
        using TrainingRun other = TrainingRun.Resume(images.Root, options, TestRun.DataOptions);
        Assert.Equal($"The teacher's weights in {_resources.Teacher} are others than before: results will differ.", Assert.Single(other.Warnings));
    }

    [Fact]
    public void The_report_says_who_taught()
    {
        using ImagesOnDisk images = new(6);
        using (TrainingRun run = TrainingRun.Start(
            images.Root, TestRecipe.Small with { TeacherShare = 0.5, Steps = 1 }, TestRun.Options(images["out"]), TestRun.DataOptions, resources: _resources))
        {
            Assert.True(run.Run());
        }

        string report = File.ReadAllText(Path.Combine(images["out"], "report.html"));
        Assert.Contains("5e-1 l1 + 5e-1 teacher", report, StringComparison.Ordinal);
        Assert.Contains("LeanSRResNet ×4, 2 blocks, 4 wide", report, StringComparison.Ordinal);
        Assert.Contains("teacher.safetensors", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teacher_for_a_recipe_that_learns_from_none_is_refused()
    {
        using ImagesOnDisk images = new(6);
        TrainingRunOptions options = TestRun.Options(images["out"]);
        foreach (TrainingRecipe recipe in (TrainingRecipe[])[TestRecipe.Small, TestRecipe.SmallSrgan])
        {
            ArgumentException e = Assert.Throws<ArgumentException>(
                () => TrainingRun.Start(images.Root, recipe, options, TestRun.DataOptions, resources: _resources));
            Assert.Contains($"The recipe {recipe.Name} learns from no teacher", e.Message, StringComparison.Ordinal);
        }

        TestRun.Run(images, TestRecipe.Small with { Steps = 1 }, options);
        Assert.Throws<ArgumentException>(() => TrainingRun.Resume(images.Root, options, TestRun.DataOptions, _resources));
    }

    [Fact]
    public void Of_a_teacher_that_does_not_tell_its_scale_it_is_the_recipe_s()
    {
        using DisposeScope scope = NewDisposeScope();
        File.Copy(LumaNetworks.File("pisr_fsrcnn_x4"), _folder["epoch_1000.pth"]);
        using ContentTrainer trainer = new(TestRecipe.Small with { TeacherShare = 0.5 }, resources: new() { Teacher = _folder["epoch_1000.pth"] });
        using TrainingBatch batch = Batch(0);
        Assert.True(trainer.Train(batch).Losses.ContainsKey("teacher"));
    }

    [Fact]
    public void A_teacher_s_picture_that_is_not_finite_stops_and_is_named()
    {
        using DisposeScope scope = NewDisposeScope();
        using (IGenerator teacher = new GeneratorRecipe("LeanSRResNet", Scale: 4, Blocks: 2, Width: 4).Create(seed: 5))
        {
            using IDisposable withoutGradients = no_grad();
            ((nn.Module)teacher).parameters().First().fill_(float.MaxValue);
            GeneratorFile.Save(teacher, _resources.Teacher!);
        }

        using ContentTrainer trainer = new(TestRecipe.Small with { TeacherShare = 0.5 }, resources: _resources);
        using TrainingBatch batch = Batch(0);
        Assert.Equal("the teacher's picture", Assert.Throws<NonFiniteTrainingException>(() => trainer.Train(batch)).Term);
    }

    [Fact]
    public void A_teacher_that_is_not_there_or_of_another_scale_is_refused_and_nothing_leaks()
    {
        long before = LiveTensors.Count();
        ContentRecipe recipe = TestRecipe.Small with { TeacherShare = 0.5 };
        Assert.Contains("none was given", Assert.Throws<ArgumentException>(() => new ContentTrainer(recipe)).Message, StringComparison.Ordinal);
        using (IGenerator twice = new GeneratorRecipe("LeanSRResNet", Scale: 2, Blocks: 1, Width: 4).Create(seed: 5))
        {
            GeneratorFile.Save(twice, _folder["twice.safetensors"]);
        }

        ArgumentException e = Assert.Throws<ArgumentException>(() => new ContentTrainer(recipe, resources: new() { Teacher = _folder["twice.safetensors"] }));
        Assert.Contains("enlarges by 2 and the recipe small by 4", e.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => new ContentTrainer(recipe, resources: new() { Teacher = _folder["none.pth"] }));
        Assert.Equal(before, LiveTensors.Count());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_is_from_0_to_1(double share)
    {
        ContentRecipe recipe = TestRecipe.Small with { TeacherShare = share };
        Assert.Contains(
            "TeacherShare is ", Assert.Throws<ArgumentException>(() => new ContentTrainer(recipe, resources: _resources)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recursive_network_is_supervised_or_taught()
    {
        ContentRecipe recipe = TestRecipe.Small with { TeacherShare = 0.5, Supervision = new(First: 1, End: 0.5) };
        Assert.Contains("one of the two", Assert.Throws<ArgumentException>(() => new ContentTrainer(recipe, resources: _resources)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_leave_no_tensor_behind_and_disposing_frees_the_teacher()
    {
        long before = LiveTensors.Count();
        using (ContentTrainer trainer = new(TestRecipe.OfOracle with { TeacherShare = 0.5 }, resources: _resources))
        using (TrainingBatch batch = Batch(0))
        {
            StepLeaks.AssertNone(trainer, batch, steps: 5);
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    private void Save(long seed)
    {
        using IGenerator teacher = new GeneratorRecipe("LeanSRResNet", Scale: 4, Blocks: 2, Width: 4).Create(seed);
        GeneratorFile.Save(teacher, _resources.Teacher!);
    }

    private static TrainingBatch Batch(long seed)
    {
        random.manual_seed(seed).Dispose();
        return new(0, rand(2, 3, 8, 8).DetachFromDisposeScope(), rand(2, 3, 32, 32).DetachFromDisposeScope());
    }

    private static IEnumerable<float> Weights(ContentTrainer trainer) =>
        ((nn.Module)trainer.Generator).parameters().SelectMany(parameter => parameter.detach().contiguous().data<float>().ToArray());
}
