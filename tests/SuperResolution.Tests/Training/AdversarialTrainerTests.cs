using SuperResolution.Data;
using SuperResolution.Losses;
using SuperResolution.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class AdversarialTrainerTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Training/adversarial.json");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_step_of_both_networks_is_that_of_PyTorch(bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        SrganDiscriminator discriminator = (SrganDiscriminator)TestRecipe.OfAdversarialOracle.Discriminator.Create(side: 32, seed: 12);
        using AdversarialTrainer trainer = new(TestRecipe.OfAdversarialOracle, discriminator: discriminator) { ChannelsLast = channelsLast };
        using TrainingBatch batch = Batch();
        for (int step = 0; step < TestRecipe.OfAdversarialOracle.Steps; step++)
        {
            StepResult result = trainer.Train(batch);
            DiscriminatorFigures figures = result.Discriminator!;
            double[] actual =
            [
                result.Loss, result.Losses["l1"], result.Losses["mse"], result.Losses["gan"], result.GradientNorm,
                figures.Loss, figures.Real, figures.Fake, figures.GradientNorm,
            ];
            Assert.All(
                s_oracle.Values($"step {step}").Zip(actual),
                pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 2e-3 * Math.Abs(pair.First), $"step {step}: PyTorch gives {pair.First:R} and this {pair.Second:R}."));
        }

        s_oracle.AssertWithin(1e-3, "last output", trainer.Generator.forward(batch.Low)[.., .., TensorIndex.Slice(step: 3), TensorIndex.Slice(step: 3)]);
        s_oracle.AssertWithin(1e-2, "last judgement", discriminator.forward(batch.High));
    }

    [Fact]
    public void The_discriminator_sees_originals_and_the_content_losses_the_targets_that_were_made_of_them()
    {
        using DisposeScope scope = NewDisposeScope();
        using TrainingBatch batch = Batch();
        StepResult Step(Tensor high, Tensor original)
        {
            using AdversarialTrainer trainer = new(TestRecipe.OfAdversarialOracle);
            return trainer.Train(new TrainingBatch(0, batch.Low, high, original));
        }

        Tensor other = 1 - batch.High;
        StepResult both = Step(batch.High, batch.High), sharpened = Step(other, batch.High), shown = Step(batch.High, other);
        Assert.Equal(both.Discriminator!.Loss, sharpened.Discriminator!.Loss);
        Assert.NotEqual(both.Losses["l1"], sharpened.Losses["l1"]);
        Assert.Equal(both.Losses["l1"], shown.Losses["l1"]);
        Assert.NotEqual(both.Discriminator!.Loss, shown.Discriminator!.Loss);
    }

    [Fact]
    public void The_recipe_s_discriminator_is_another_with_each_seed_and_starts_with_other_numbers_than_the_generator()
    {
        using DisposeScope scope = NewDisposeScope();
        using AdversarialTrainer trainer = new(TestRecipe.OfAdversarialOracle);
        using TrainingBatch batch = Batch();

        // The oracle seeds its discriminator with the recipe's seed + 1.
        Assert.Equal(s_oracle.Values("step 0")[5], trainer.Train(batch).Discriminator!.Loss, 1e-3);
        using AdversarialTrainer other = new(TestRecipe.OfAdversarialOracle with { Seed = 12 });
        Assert.NotEqual(s_oracle.Values("step 0")[5], other.Train(batch).Discriminator!.Loss, 1e-3);
    }

    [Theory]
    [InlineData(false, true, "the loss gan")]
    [InlineData(true, false, "the loss of the discriminator")]
    [InlineData(true, true, "the loss of the discriminator")]
    public void What_is_not_finite_first_is_named_and_the_generator_s_weights_stay(bool ofDiscriminator, bool ofGenerator, string term)
    {
        using DisposeScope scope = NewDisposeScope();
        using AdversarialTrainer trainer = new(TestRecipe.OfAdversarialOracle, game: new BrokenGame(ofDiscriminator, ofGenerator));
        Tensor before = Weights(trainer);
        using TrainingBatch batch = Batch();
        NonFiniteTrainingException e = Assert.Throws<NonFiniteTrainingException>(() => trainer.Train(batch));
        Assert.Equal((0L, term), (e.Step, e.Term));
        Assert.True(before.Equals(Weights(trainer)));
        Assert.Equal(0, trainer.Step);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_that_of_a_loss()
    {
        using DisposeScope scope = NewDisposeScope();
        using AdversarialTrainer trainer = new(TestRecipe.OfAdversarialOracle, new SteepNetwork());
        using TrainingBatch batch = Batch();
        Assert.Equal("the gradient of the loss l1", Assert.Throws<NonFiniteTrainingException>(() => trainer.Train(batch)).Term);
    }

    [Fact]
    public void A_content_loss_that_is_not_finite_stops_before_the_discriminator_learns()
    {
        using DisposeScope scope = NewDisposeScope();
        SrganDiscriminator discriminator = new(side: 32, width: 4);
        using AdversarialTrainer trainer = new(TestRecipe.OfAdversarialOracle, discriminator: discriminator);
        using TrainingBatch batch = Batch();
        batch.High.fill_(double.NaN);
        Tensor before = Copy(discriminator.state_dict()["dense.weight"]);
        Assert.Equal("the loss l1", Assert.Throws<NonFiniteTrainingException>(() => trainer.Train(batch)).Term);
        Assert.True(before.Equals(discriminator.state_dict()["dense.weight"]));
    }

    [Fact]
    public void The_generator_learns_through_the_discriminator_which_does_not_learn_from_that()
    {
        using DisposeScope scope = NewDisposeScope();
        SrganDiscriminator discriminator = new(side: 32, width: 4);
        SrganRecipe frozen = TestRecipe.OfAdversarialOracle with { DiscriminatorSchedule = new ConstantRate(0), Losses = [new("l1", 0)], AdversarialWeight = 1 };
        using AdversarialTrainer trainer = new(frozen, discriminator: discriminator);
        using TrainingBatch batch = Batch();
        Tensor before = Copy(discriminator.state_dict()["dense.weight"]);
        double first = trainer.Train(batch).Losses["gan"];
        double last = 0;
        for (int step = 0; step < 20; step++)
        {
            last = trainer.Train(batch).Losses["gan"];
        }

        Assert.True(before.Equals(discriminator.state_dict()["dense.weight"]));
        Assert.True(last < first, $"The adversarial loss went from {first} to {last}.");
    }

    [Fact]
    public void Choosing_a_form_leaves_both_networks_as_they_are()
    {
        using DisposeScope scope = NewDisposeScope();
        SrganDiscriminator discriminator = new(side: 32, width: 4);
        using AdversarialTrainer trainer = new(TestRecipe.SmallSrgan, discriminator: discriminator);
        using TrainingBatch batch = Batch();
        nn.Module[] networks = [discriminator, (nn.Module)trainer.Generator];
        Dictionary<string, Tensor>[] before = [.. networks.Select(Copy)];
        trainer.ChooseFastest(batch);
        Assert.All(networks.Zip(before), pair => Assert.All(
            pair.First.state_dict(), tensor => Assert.True(pair.Second[tensor.Key].Equals(tensor.Value), tensor.Key)));
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [BFloat16Data(Precision.BFloat16)]
    public void Steps_leave_no_tensor_behind_and_disposing_frees_everything(Precision precision)
    {
        long atStart = LiveTensors.Count();
        using (AdversarialTrainer trainer = new(TestRecipe.SmallSrgan) { Precision = precision })
        using (TrainingBatch batch = Batch())
        {
            StepLeaks.AssertNone(trainer, batch, steps: 10);
        }

        Assert.Equal(atStart, LiveTensors.Count());
    }

    [Fact]
    public void What_cannot_be_trained_is_refused_and_freed()
    {
        long atStart = LiveTensors.Count();
        Assert.Contains(
            "DiscriminatorSteps is 0", Assert.Throws<ArgumentException>(() => new AdversarialTrainer(TestRecipe.SmallSrgan with { DiscriminatorSteps = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains(
            "which Judge is not", Assert.Throws<ArgumentException>(() => new AdversarialTrainer(TestRecipe.SmallSrgan, discriminator: new Judge())).Message, StringComparison.Ordinal);

        // What fails after the generator was made, and after the first loss was.
        Assert.ThrowsAny<ArgumentException>(() => new AdversarialTrainer(TestRecipe.SmallSrgan with { Discriminator = new(Width: 0) }));
        using (RandomVgg19 vgg19 = new())
        {
            long withFile = LiveTensors.Count();
            SrganRecipe recipe = TestRecipe.SmallSrgan with { Losses = [new("vgg22"), new("none")] };
            Assert.Throws<ArgumentException>(() => new AdversarialTrainer(recipe, resources: new() { Vgg19 = vgg19.File }));
            Assert.Equal(withFile, Tensor.TotalCount);
        }

        // Nothing here waits for the garbage collector.
        Assert.Equal(atStart, Tensor.TotalCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_caller_gave_is_the_caller_s_where_no_trainer_was_made(bool ofRecipe)
    {
        using IGenerator generator = TestRecipe.SmallSrgan.Generator.Create(seed: 1);
        using SrganDiscriminator discriminator = new(side: 32, width: 4);
        SrganRecipe recipe = ofRecipe ? TestRecipe.SmallSrgan with { DiscriminatorSteps = 0 } : TestRecipe.SmallSrgan with { Losses = [new("none")] };
        Assert.Throws<ArgumentException>(() => new AdversarialTrainer(recipe, generator, discriminator: discriminator));
        Assert.ThrowsAny<ArgumentException>(() => new AdversarialTrainer(TestRecipe.SmallSrgan with { Discriminator = new(Width: 0) }, generator));
        using TrainingBatch batch = Batch();
        using Tensor output = generator.forward(batch.Low);
        using Tensor judged = discriminator.forward(batch.High);
        Assert.Equal([4, 3, 32, 32], output.shape);
        Assert.Equal(4, judged.shape[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_an_evaluation_the_generator_is_in_the_mode_of_before_and_nothing_is_left(bool averaged)
    {
        using AdversarialTrainer trainer = new(TestRecipe.SmallSrgan with { AverageDecay = averaged ? 0.9 : null });
        using TrainingBatch batch = Batch();
        trainer.Train(batch);
        nn.Module network = (nn.Module)trainer.Generator;
        long before = LiveTensors.Count();
        Tensor made;
        using (trainer.Evaluating())
        {
            Assert.False(network.training);
            made = zeros(1);
        }

        // What is made meanwhile is not taken along.
        Assert.Equal(before + 1, Tensor.TotalCount);
        made.Dispose();

        Assert.True(network.training);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static TrainingBatch Batch()
    {
        random.manual_seed(8).Dispose();
        Tensor low = rand(4, 3, 8, 8);
        return new(0, low.DetachFromDisposeScope(), rand(4, 3, 32, 32).DetachFromDisposeScope());
    }

    private static Dictionary<string, Tensor> Copy(nn.Module network) => network.state_dict().ToDictionary(pair => pair.Key, pair => Copy(pair.Value));

    private static Tensor Copy(Tensor tensor) => tensor.detach().to(tensor.dtype, copy: true);

    private static Tensor Weights(GeneratorTrainer trainer) =>
        cat([.. ((nn.Module)trainer.Generator).parameters().Select(parameter => parameter.detach().flatten())]);

    /// <summary>SRGAN's game, of which a side becomes NaN.</summary>
    private sealed class BrokenGame(bool ofDiscriminator, bool ofGenerator) : IAdversarialLoss
    {
        private readonly SrganAdversarialLoss _sound = new();

        public string Name => _sound.Name;

        public bool GeneratorNeedsReal => true;

        public Tensor MeasureGenerator(Tensor fake, Tensor? real = null) => Spoilt(_sound.MeasureGenerator(fake, real!), ofGenerator);

        public Tensor MeasureDiscriminator(Tensor fake, Tensor real) => Spoilt(_sound.MeasureDiscriminator(fake, real), ofDiscriminator);

        private static Tensor Spoilt(Tensor value, bool spoil) => spoil ? value * double.NaN : value;
    }

    private sealed class Judge : IDiscriminator
    {
        public Tensor forward(Tensor images) => images;

        public void Dispose()
        {
        }
    }
}
