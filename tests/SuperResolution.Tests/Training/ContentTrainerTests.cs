using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class ContentTrainerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_step_and_the_averaged_weights_are_those_of_PyTorch(bool channelsLast)
    {
        using DisposeScope scope = NewDisposeScope();
        using ContentTrainer trainer = new(TestRecipe.OfOracle) { ChannelsLast = channelsLast };
        using TrainingBatch batch = BatchOfOracle();
        OracleValues.AssertClose("first output", Sparse(trainer.Generator.forward(batch.Low)));
        for (int step = 0; step < TestRecipe.OfOracle.Steps; step++)
        {
            StepResult result = trainer.Train(batch);
            OracleValues.AssertClose(
                $"step {step}",
                [
                    result.Loss, result.Losses["l1"], result.Losses["mse"], result.Losses["charbonnier"], result.GradientNorm, result.LearningRate,
                ]);
        }

        Assert.Equal(6, trainer.Step);
        OracleValues.AssertClose("last output", Sparse(trainer.Generator.forward(batch.Low)), 1e-3);
        using (trainer.Evaluating())
        {
            OracleValues.AssertClose("averaged output", Sparse(trainer.Generator.forward(batch.Low)), 1e-3);
        }

        OracleValues.AssertClose("last output", Sparse(trainer.Generator.forward(batch.Low)), 1e-3);
    }

    [Theory]
    [InlineData("small")]
    [InlineData("srresnet-mse")]
    public void A_recipe_lowers_its_loss(string name)
    {
        ContentRecipe recipe = (name == "small" ? TestRecipe.Small : TestRecipe.SmallPaper) with { Schedule = new ConstantRate(1e-2) };
        using ContentTrainer trainer = new(recipe);
        using TrainingBatch batch = BatchOfOracle();
        double first = trainer.Train(batch).Loss;
        double last = 0;
        for (int step = 0; step < 20; step++)
        {
            last = trainer.Train(batch).Loss;
        }

        Assert.True(last < 0.9 * first, $"The loss went from {first} to {last}.");
    }

    [Theory]
    [InlineData("small")]
    [InlineData("srresnet-mse")]
    public void Choosing_the_fastest_form_leaves_weights_and_statistics_as_they_were(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using ContentTrainer trainer = new(name == "small" ? TestRecipe.Small : TestRecipe.SmallPaper);
        using TrainingBatch batch = BatchOfOracle();
        Dictionary<string, Tensor> before = ((nn.Module)trainer.Generator).state_dict().ToDictionary(
            pair => pair.Key, pair => pair.Value.detach().to(pair.Value.dtype, copy: true));
        trainer.ChooseFastest(batch);
        Assert.NotEqual(Precision.Auto, trainer.Precision);
        Assert.All(((nn.Module)trainer.Generator).state_dict(), pair => Assert.True(before[pair.Key].Equals(pair.Value), pair.Key));
        Assert.Equal(0, trainer.Step);
    }

    [Theory]
    [InlineData(true, Precision.Float32)]
    [BFloat16Data(false, Precision.BFloat16)]
    public void What_is_given_is_not_chosen(bool channelsLast, Precision precision)
    {
        using ContentTrainer trainer = new(TestRecipe.Small);
        using TrainingBatch batch = BatchOfOracle();
        trainer.ChooseFastest(batch, channelsLast, precision);
        Assert.Equal((channelsLast, precision), (trainer.ChannelsLast, trainer.Precision));
        trainer.ChooseFastest(batch, channelsLast);
        Assert.Equal(channelsLast, trainer.ChannelsLast);
        trainer.ChooseFastest(batch, precision: precision);
        Assert.Equal(precision, trainer.Precision);
    }

    [Fact]
    public void A_trainers_precision_is_one_that_it_can_compute_in()
    {
        using ContentTrainer trainer = new(TestRecipe.Small);
        Assert.Contains("ChooseFastest", Assert.Throws<ArgumentException>(() => trainer.Precision = Precision.Auto).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluating_gives_the_weights_back_bit_for_bit()
    {
        using DisposeScope scope = NewDisposeScope();
        using ContentTrainer trainer = new(TestRecipe.OfOracle);
        using TrainingBatch batch = BatchOfOracle();
        trainer.Train(batch);
        trainer.Train(batch);
        Tensor before = Weights(trainer);
        using (trainer.Evaluating())
        {
            Assert.False(before.Equals(Weights(trainer)));
            Assert.False(((nn.Module)trainer.Generator).training);
        }

        Assert.True(before.Equals(Weights(trainer)));
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_and_is_named_and_the_weights_stay()
    {
        using DisposeScope scope = NewDisposeScope();
        using ContentTrainer trainer = new(TestRecipe.OfOracle);
        Tensor before = Weights(trainer);
        using TrainingBatch batch = BatchOfOracle();
        batch.High.fill_(double.NaN);
        NonFiniteTrainingException e = Assert.Throws<NonFiniteTrainingException>(() => trainer.Train(batch));
        Assert.Equal("the loss l1", e.Term);
        Assert.Equal(0, e.Step);
        Assert.Contains("NaN", e.Message, StringComparison.Ordinal);
        Assert.True(before.Equals(Weights(trainer)));
        Assert.Equal(0, trainer.Step);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_that_of_a_loss()
    {
        using DisposeScope scope = NewDisposeScope();
        using ContentTrainer trainer = new(TestRecipe.OfOracle with { Losses = [new("mse")] }, new SteepNetwork());
        Tensor before = Weights(trainer);
        using TrainingBatch batch = BatchOfOracle();
        NonFiniteTrainingException e = Assert.Throws<NonFiniteTrainingException>(() => trainer.Train(batch));
        Assert.Equal("the gradient of the loss mse", e.Term);
        Assert.True(before.Equals(Weights(trainer)));
        Assert.Equal(0, trainer.Step);
    }

    [Fact]
    public void Weights_that_PyBridge_loaded_are_trained_too()
    {
        using DisposeScope scope = NewDisposeScope();
        LeanSRResNet network = new(4, blocks: 1, width: 8);
        foreach (Tensor parameter in network.parameters())
        {
            parameter.requires_grad = false;
        }

        using ContentTrainer trainer = new(TestRecipe.Small, network);
        using TrainingBatch batch = BatchOfOracle();
        Tensor before = Weights(trainer);
        trainer.Train(batch);
        Assert.False(before.Equals(Weights(trainer)));
    }

    [Fact]
    public void A_generator_of_another_scale_is_refused()
    {
        using LeanSRResNet network = new(2, blocks: 1, width: 8);
        Assert.Contains("by 2 and the recipe small by 4", Assert.Throws<ArgumentException>(() => new ContentTrainer(TestRecipe.Small, network)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [BFloat16Data(Precision.BFloat16)]
    public void Steps_leave_no_tensor_behind_and_disposing_frees_everything(Precision precision)
    {
        long atStart = LiveTensors.Count();
        using (ContentTrainer trainer = new(TestRecipe.OfOracle) { Precision = precision })
        using (TrainingBatch batch = BatchOfOracle())
        {
            long before = StepLeaks.AssertNone(trainer, batch, steps: 20);
            trainer.Evaluating().Dispose();
            Assert.Equal(before, LiveTensors.Count());
        }

        Assert.Equal(atStart, LiveTensors.Count());
    }

    private static TrainingBatch BatchOfOracle()
    {
        random.manual_seed(8).Dispose();
        Tensor low = rand(2, 3, 6, 5);
        return new(0, low.DetachFromDisposeScope(), rand(2, 3, 24, 20).DetachFromDisposeScope());
    }

    private static Tensor Sparse(Tensor image) => image[.., .., TensorIndex.Slice(step: 3), TensorIndex.Slice(step: 3)];

    private static Tensor Weights(ContentTrainer trainer) =>
        cat([.. ((nn.Module)trainer.Generator).parameters().Select(parameter => parameter.detach().flatten())]);
}
