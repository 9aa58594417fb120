using SuperResolution.Data;
using SuperResolution.Tests.Data;
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
        using IGenerator teacher = new GeneratorRecipe("LeanSRResNet", Scale: 4, Blocks: 2, Width: 4).Create(seed: 5);
        _resources = new() { Teacher = _folder["teacher.safetensors"] };
        GeneratorFile.Save(teacher, _resources.Teacher);
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

        using (TrainingRun resumed = TrainingRun.Resume(images.Root, options, TestRun.DataOptions))
        {
            Assert.Empty(resumed.Warnings);
        }

        File.Copy(_resources.Teacher!, _folder["other.safetensors"]);
        using TrainingRun other = TrainingRun.Resume(images.Root, options, TestRun.DataOptions, new() { Teacher = _folder["other.safetensors"] });
        Assert.Equal(
            $"The file of the teacher was {_resources.Teacher} before and is {_folder["other.safetensors"]} now.", Assert.Single(other.Warnings));
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

    private static TrainingBatch Batch(long seed)
    {
        random.manual_seed(seed).Dispose();
        return new(0, rand(2, 3, 8, 8).DetachFromDisposeScope(), rand(2, 3, 32, 32).DetachFromDisposeScope());
    }

    private static IEnumerable<float> Weights(ContentTrainer trainer) =>
        ((nn.Module)trainer.Generator).parameters().SelectMany(parameter => parameter.detach().contiguous().data<float>().ToArray());
}
