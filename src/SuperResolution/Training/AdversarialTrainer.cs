using SuperResolution.Data;
using SuperResolution.Losses;
using SuperResolution.Networks;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// Trains a generator against a discriminator (Ledig et al. 2017, equations 2 and 3). Each step the discriminator learns on originals
/// and the generator's results, k times; then the generator learns from the content losses and, with a small weight, from what the
/// discriminator says of the same results.
/// </summary>
public sealed class AdversarialTrainer : GeneratorTrainer
{
    private const string DiscriminatorPrefix = "discriminator";

    private readonly SrganRecipe _recipe;
    private readonly IDiscriminator _discriminator;
    private readonly OptimisedNetwork _network;
    private readonly IAdversarialLoss _game;
    private DiscriminatorFigures? _figures;

    /// <summary>A trainer at its first step.</summary>
    /// <param name="recipe">The settings.</param>
    /// <param name="generator">
    /// The network to go on from, which the trainer owns once it is made: in the paper an SRResNet-MSE. Null for a new one with the
    /// recipe's first weights, with which an adversarial training mostly fails.
    /// </param>
    /// <param name="resources">The files that losses look at; null for none.</param>
    /// <param name="discriminator">A discriminator in place of the recipe's: a TorchSharp module, which the trainer owns once it is made.</param>
    /// <param name="game">What both play for; null for the recipe's.</param>
    /// <exception cref="ArgumentException">
    /// Something in the recipe is out of range, all of which the message lists; a network is no TorchSharp module, or the generator has
    /// another scale than the recipe; a name in the recipe is unknown, or a loss looks at a file that was not named.
    /// </exception>
    /// <exception cref="CheckpointException">A file that a loss looks at is damaged or another.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public AdversarialTrainer(
        SrganRecipe recipe, IGenerator? generator = null, LossResources? resources = null, IDiscriminator? discriminator = null, IAdversarialLoss? game = null)
        : base(WithTrainable(discriminator, recipe), generator, resources)
    {
        try
        {
            _recipe = recipe;
            _game = game ?? recipe.CreateGame();
            // Another seed than the generator's, whose weights would else begin with the same numbers.
            _discriminator = discriminator ?? recipe.Discriminator.Create(recipe.CropSide, unchecked(recipe.Seed + 1));
            _network = new((nn.Module)_discriminator, recipe, recipe.DiscriminatorMaxGradientNorm, recipe.DiscriminatorWeightBound);
        }
        catch
        {
            if (discriminator is null)
            {
                _discriminator?.Dispose();
            }

            Abandon();
            throw;
        }
    }

    private protected override IEnumerable<OptimisedNetwork> Networks => [.. base.Networks, _network];

    private protected override DiscriminatorFigures? Discriminator => _figures;

    private protected override IEnumerable<(string Name, Func<Tensor, Tensor, Tensor> Measure)> Terms => base.Terms.Append((_game.Name, Adversarial));

    internal override Dictionary<string, Tensor> State() =>
        new(base.State().Concat(_network.State(DiscriminatorPrefix, $"{DiscriminatorPrefix}_optimizer")));

    private protected override double Backward(TrainingBatch batch, Dictionary<string, double> values, bool update)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor target = Arranged(batch.High);
        Tensor prediction = Predict(batch);
        Tensor content = Content(prediction, target, values);
        for (int k = 0; k < _recipe.DiscriminatorSteps; k++)
        {
            _figures = LearnToTellApart(prediction.detach(), target, update);
        }

        // The generator learns through the discriminator, which does not learn from it.
        _network.Learning = false;
        try
        {
            Tensor adversarial = Adversarial(prediction, target);
            Note(_game.Name, adversarial, values);
            Tensor total = content + adversarial * _recipe.AdversarialWeight;
            total.backward();
            return total.item<float>();
        }
        finally
        {
            _network.Learning = true;
        }
    }

    private protected override void GoOnFrom(long step)
    {
        base.GoOnFrom(step);
        _network.GoOnFrom(step * _recipe.DiscriminatorSteps);
    }

    private protected override void Dispose(bool disposing)
    {
        _network.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The recipe, once it is sure that the discriminator can be trained: that has to be known before anything is made.</summary>
    private static SrganRecipe WithTrainable(IDiscriminator? discriminator, SrganRecipe recipe) => discriminator is null or nn.Module
        ? recipe
        : throw new ArgumentException(
            $"A discriminator to train is a TorchSharp module, which {discriminator.GetType().Name} is not.", nameof(discriminator));

    private DiscriminatorFigures LearnToTellApart(Tensor fakes, Tensor originals, bool update)
    {
        using DisposeScope scope = NewDisposeScope();
        _network.Forget();
        Tensor fake = Judge(fakes);
        Tensor real = Judge(originals);
        Tensor loss = _game.MeasureDiscriminator(fake, real);
        double value = loss.item<float>();
        RequireFinite("the loss of the discriminator", value);
        loss.backward();
        double norm = _network.BoundGradients();
        RequireFinite("the norm of the discriminator's gradients", norm);
        if (update)
        {
            _network.Update((_recipe.DiscriminatorSchedule ?? _recipe.Schedule).At(Step));
        }

        return new(value, Probability(real), Probability(fake), norm);
    }

    private Tensor Adversarial(Tensor prediction, Tensor target) =>
        _game.MeasureGenerator(Judge(prediction), _game.GeneratorNeedsReal ? Judge(target) : null);

    private Tensor Judge(Tensor images)
    {
        using IDisposable precision = MixedPrecision.Use(Precision);
        return _discriminator.forward(images);
    }

    private static double Probability(Tensor logits) => logits.detach().sigmoid().mean().item<float>();
}
