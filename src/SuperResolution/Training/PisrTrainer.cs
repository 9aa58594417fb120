using SuperResolution.Data;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// Trains an <see cref="Fsrcnn"/> with a teacher that sees the originals (Lee et al. 2020). First the teacher: an encoder over the original makes a low-resolution
/// image, and the FSRCNN enlarges it; L1 + λ^T imitation (section 3.1). Then the student, which begins with the weights of the teacher's FSRCNN: L1 + λ^S
/// distillation by variational information of the features before its last layer (section 3.2).
/// </summary>
public sealed class PisrTrainer : GeneratorTrainer
{
    private const string Encoder = "encoder", Distribution = "distribution", Teacher = "teacher";

    private readonly PisrRecipe _recipe;
    private readonly Fsrcnn _network;
    private readonly PrivilegedEncoder _encoder;
    private readonly OptimisedNetwork _trainedEncoder;
    private readonly FeatureDistribution _distribution;
    private readonly OptimisedNetwork _trainedDistribution;

    // The teacher's FSRCNN; what it is before its training ends is of no account.
    private readonly Fsrcnn _teacher;

    /// <summary>A trainer at its first step.</summary>
    /// <param name="recipe">The settings.</param>
    /// <param name="generator">
    /// The FSRCNN to go on from, which the trainer owns once it is made; null for a new one with the recipe's first weights.
    /// </param>
    /// <param name="resources">The files that losses look at; null for none.</param>
    /// <exception cref="ArgumentException">
    /// Something in the recipe is out of range, all of which the message lists; the network is no FSRCNN, or has another scale than the recipe; a name in the
    /// recipe is unknown, or a loss looks at a file that was not named.
    /// </exception>
    /// <exception cref="CheckpointException">A file that a loss looks at is damaged or another.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public PisrTrainer(PisrRecipe recipe, IGenerator? generator = null, LossResources? resources = null)
        : base(recipe, generator, resources)
    {
        _recipe = recipe;
        if (Generator is not Fsrcnn network)
        {
            Abandon();
            throw new ArgumentException($"PISR's teacher and student are {nameof(Fsrcnn)}, and {Generator} is not; give that network in the recipe {recipe.Name}.");
        }

        // Other seeds than the generator's, whose weights would else begin with the same numbers.
        _network = network;
        _encoder = FirstWeights.Seeded(unchecked(recipe.Seed + 1), () => new PrivilegedEncoder(network.Scale, network.Width, network.Shrunk));
        _trainedEncoder = new(_encoder, recipe, recipe.MaxGradientNorm);
        _distribution = FirstWeights.Seeded(unchecked(recipe.Seed + 2), () => new FeatureDistribution(network.Width));
        _trainedDistribution = new(_distribution, recipe, recipe.MaxGradientNorm);
        _teacher = FirstWeights.WithoutTouchingRandomness(() => new Fsrcnn(network.Scale, network.Width, network.Shrunk, network.Mappings));
    }

    private protected override IEnumerable<OptimisedNetwork> Networks => [.. base.Networks, _trainedEncoder, _trainedDistribution];

    private protected override double Rate =>
        Step < _recipe.TeacherSteps ? _recipe.TeacherSchedule.At(Step) : _recipe.Schedule.At(Step - _recipe.TeacherSteps);

    internal override Dictionary<string, Tensor> State() => new(
        base.State()
            .Concat(_trainedEncoder.State(Encoder, $"{Encoder}_optimizer"))
            .Concat(_trainedDistribution.State(Distribution, $"{Distribution}_optimizer"))
            .Concat(_teacher.state_dict().Select(pair => KeyValuePair.Create($"{Teacher}.{pair.Key}", pair.Value))));

    private protected override double Backward(TrainingBatch batch, Dictionary<string, double> values, bool update)
    {
        using DisposeScope scope = NewDisposeScope();
        if (Step == _recipe.TeacherSteps && update)
        {
            BecomeStudent();
        }

        bool teaches = Step < _recipe.TeacherSteps;
        (Tensor total, OptimisedNetwork beside, string gradients) = teaches
            ? (Teach(batch, values), _trainedEncoder, "encoder's")
            : (Distil(batch, values), _trainedDistribution, "distribution's");
        total.backward();
        double norm = beside.BoundGradients();
        RequireFinite($"the norm of the {gradients} gradients", norm);
        if (update)
        {
            beside.Update(Rate);
        }

        return total.item<float>();
    }

    private protected override void GoOnFrom(long step)
    {
        base.GoOnFrom(step <= _recipe.TeacherSteps ? step : step - _recipe.TeacherSteps);
        _trainedEncoder.GoOnFrom(Math.Min(step, _recipe.TeacherSteps));
        _trainedDistribution.GoOnFrom(Math.Max(step - _recipe.TeacherSteps, 0));
    }

    private protected override void Dispose(bool disposing)
    {
        _trainedEncoder.Dispose();
        _trainedDistribution.Dispose();
        _teacher.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>L1 of what the FSRCNN makes of the encoder's image, + λ^T L1 of that image and the low-resolution one.</summary>
    private Tensor Teach(TrainingBatch batch, Dictionary<string, double> values)
    {
        _trainedEncoder.Forget();
        Tensor high = Arranged(batch.High);
        (Tensor picture, Tensor encoded, Tensor low) = Predict(batch, input =>
        {
            LumaPicture colours = new(input, _network.Scale);
            Tensor image = _encoder.forward(LumaPicture.LumaOf(high));
            return (colours.With(_network.Enlarged(_network.Features(image.alias()))), image, colours.Luma());
        });
        Tensor imitation = nn.functional.l1_loss(encoded, low);
        Note("imitation", imitation, values);
        return Content(picture, high, values) + imitation * _recipe.ImitationWeight;
    }

    /// <summary>L1 of what the FSRCNN makes of the low-resolution image, + λ^S times how little its features tell of the teacher's.</summary>
    private Tensor Distil(TrainingBatch batch, Dictionary<string, double> values)
    {
        _trainedDistribution.Forget();
        Tensor high = Arranged(batch.High);
        (Tensor picture, Tensor distillation) = Predict(batch, input =>
        {
            LumaPicture colours = new(input, _network.Scale);
            Tensor features = _network.Features(colours.Luma());
            return (colours.With(_network.Enlarged(features.alias())), _distribution.Surprise(features, FeaturesOfTeacher(high)));
        });
        Note("distillation", distillation, values);
        return Content(picture, high, values) + distillation * _recipe.DistillationWeight;
    }

    private Tensor FeaturesOfTeacher(Tensor high)
    {
        using IDisposable withoutGradients = no_grad();
        return _teacher.Features(_encoder.forward(LumaPicture.LumaOf(high))).to(ScalarType.Float32);
    }

    /// <summary>The teacher stays as it is from here on; the student begins with its weights, and with an Adam that has seen nothing.</summary>
    private void BecomeStudent()
    {
        using IDisposable withoutGradients = no_grad();
        _teacher.load_state_dict(_network.state_dict());
        foreach (OptimisedNetwork network in base.Networks)
        {
            network.ForgetMoments();
        }
    }
}
