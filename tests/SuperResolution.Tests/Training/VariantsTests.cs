using SuperResolution.Data;
using SuperResolution.Tests.Data;
using SuperResolution.Training;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Training;

/// <summary>The five variants of the paper's table 1 from the first step to the last, in small.</summary>
public sealed class VariantsTests : IClassFixture<VariantsTests.Vgg>
{
    private readonly LossResources _resources;

    public VariantsTests(Vgg vgg) => _resources = new() { Vgg19 = vgg.File };

    [Theory]
    [InlineData("srresnet-mse")]
    [InlineData("srresnet-vgg22")]
    [InlineData("srgan-mse")]
    [InlineData("srgan-vgg22")]
    [InlineData("srgan-vgg54")]
    public void A_variant_runs_from_end_to_end_and_lowers_its_content_loss(string name)
    {
        TrainingRecipe recipe = TrainingRecipe.FromName(name) with
        {
            Generator = new("SRResNet", Scale: 4, Blocks: 1, Width: 8), BatchSize = 2, CropSide = 32, Steps = 30, Schedule = new ConstantRate(3e-3),
        };
        recipe = recipe is SrganRecipe srgan ? srgan with { Discriminator = new(Width: 4) } : recipe;
        using ImagesOnDisk images = new(6, make: TestPictures.Waves);
        TrainingRunOptions options = new()
        {
            Output = images["out"], ReportEvery = 5, ValidateEvery = 30, Threads = 1, ChannelsLast = true, Precision = Precision.Float32,
        };
        List<TrainingProgress> reports = [];
        using (TrainingRun run = TrainingRun.Start(
            images.Root, recipe, options, new() { ValidationShare = 0.3, ValidationSide = 64 }, resources: _resources))
        {
            Assert.True(run.Run(new Told(reports.Add)));
        }

        string content = recipe.Losses[0].Loss;
        (double first, double last) = (reports[0].Losses[content], reports[^1].Losses[content]);
        Assert.True(last < 0.9 * first, $"{content} went from {first} to {last}.");
        Assert.Equal(recipe is SrganRecipe, reports[^1].Discriminator is not null);
        using LoadedGenerator loaded = GeneratorLoader.Load(Path.Combine(images["out"], "last.safetensors"));
        Assert.Equal("SRResNet", loaded.Network);
        Assert.True(File.Exists(Path.Combine(images["out"], "report.html")));
    }

    [Fact]
    public void A_run_remembers_the_file_that_its_losses_look_at_and_warns_of_another()
    {
        using ImagesOnDisk images = new(6);
        SrganRecipe recipe = TestRecipe.SmallSrgan with { Losses = [new("vgg22")], Steps = 4 };
        TrainingRunOptions options = new() { Output = images["out"], Threads = 1, ChannelsLast = true, Precision = Precision.Float32 };
        TrainingDataOptions withoutValidation = new() { ValidationShare = 0 };
        using (TrainingRun run = TrainingRun.Start(images.Root, recipe, options, withoutValidation, resources: _resources))
        using (CancellationTokenSource cancelled = new())
        {
            cancelled.Cancel();
            Assert.False(run.Run(cancellationToken: cancelled.Token));
        }

        using (TrainingRun resumed = TrainingRun.Resume(images.Root, options, withoutValidation))
        {
            Assert.Empty(resumed.Warnings);
        }

        File.Copy(_resources.Vgg19!, images["other.pth"]);
        using TrainingRun other = TrainingRun.Resume(images.Root, options, withoutValidation, new() { Vgg19 = images["other.pth"] });
        Assert.Contains("other.pth", Assert.Single(other.Warnings), StringComparison.Ordinal);
    }

    /// <summary>One file for all.</summary>
    public sealed class Vgg : IDisposable
    {
        private readonly RandomVgg19 _file = new();

        public string File => _file.File;

        public void Dispose() => _file.Dispose();
    }
}
