using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Tests.Data;
using SuperResolution.Training;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>The recipes of ESRGAN and Real-ESRGAN, and the games beside SRGAN's, from the first step to the last, in small.</summary>
public sealed class EsrganRecipesTests : IClassFixture<VariantsTests.Vgg>
{
    private readonly LossResources _resources;

    public EsrganRecipesTests(VariantsTests.Vgg vgg) => _resources = new() { Vgg19 = vgg.File };

    [Theory]
    [InlineData("rrdb-psnr")]
    [InlineData("esrgan")]
    [InlineData("real-esrgan-bicubic")]
    [InlineData("real-esrnet")]
    [InlineData("real-esrgan")]
    public void A_recipe_runs_from_end_to_end_and_lowers_its_content_loss(string name)
    {
        TrainingRecipe recipe = TrainingRecipe.FromName(name) with
        {
            Generator = new("RrdbNet", Scale: 4, Blocks: 1, Width: 8), BatchSize = 2, CropSide = 32, Steps = 20, Schedule = new ConstantRate(5e-3),
        };
        AssertLowers(recipe is SrganRecipe srgan ? srgan with { Discriminator = srgan.Discriminator with { Width = 2 } } : recipe);
    }

    [Theory]
    [InlineData("ragan")]
    [InlineData("wgan")]
    [InlineData("lsgan")]
    public void A_game_goes_with_a_content_loss(string game)
    {
        SrganRecipe recipe = TestRecipe.SmallEsrgan with { Game = game, Steps = 20, Schedule = new ConstantRate(5e-3), AverageDecay = null };
        AssertLowers(game == "wgan" ? recipe with { Optimizer = "rmsprop", Schedule = new ConstantRate(2e-3), DiscriminatorWeightBound = 0.01 } : recipe);
    }

    [Fact]
    public void A_critic_s_weights_stay_within_their_bound()
    {
        using DisposeScope scope = NewDisposeScope();
        SrganDiscriminator critic = new(side: 32, width: 2);
        using AdversarialTrainer trainer = new(TestRecipe.SmallWasserstein with { Schedule = new ConstantRate(0.1) }, discriminator: critic);
        using TrainingBatch batch = new(0, rand(2, 3, 8, 8), rand(2, 3, 32, 32));
        trainer.Train(batch);
        float[] largest = [.. critic.parameters().Select(parameter => parameter.detach().contiguous().data<float>().ToArray().Max(Math.Abs))];
        Assert.All(largest, weight => Assert.InRange(weight, 0, 0.01f));

        // Steps of 0.1 would have left it.
        Assert.Contains(0.01f, largest);
    }

    private void AssertLowers(TrainingRecipe recipe)
    {
        using ImagesOnDisk images = new(6, make: TestPictures.Waves);
        TrainingRunOptions options = new()
        {
            Output = images["out"], ReportEvery = 2, ValidateEvery = 20, Threads = 1, ChannelsLast = true, Precision = Precision.Float32,
        };
        List<TrainingProgress> reports = [];
        using (TrainingRun run = TrainingRun.Start(
            images.Root, recipe, options, new() { ValidationShare = 0.3, ValidationSide = 64 }, resources: _resources))
        {
            Assert.True(run.Run(new Told(reports.Add)));
        }

        string content = recipe.Losses[0].Loss;
        (double first, double last) = (reports[0].Losses[content], reports[^1].Losses[content]);
        Assert.True(last < 0.95 * first, $"{content} went from {first} to {last}.");
        Assert.Equal(recipe is SrganRecipe, reports[^1].Discriminator is not null);
        using LoadedGenerator loaded = GeneratorLoader.Load(Path.Combine(images["out"], "last.safetensors"));
        Assert.Equal("RrdbNet", loaded.Network);
    }
}
