using SuperResolution.Data;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// Trains a generator, batch by batch. What surrounds the steps, such as checkpoints and validation, is <see cref="TrainingRun"/>'s.
/// </summary>
public abstract class GeneratorTrainer : IDisposable
{
    private readonly OptimisedNetwork _network;
    private readonly List<(IContentLoss Loss, double Weight)> _losses = [];
    private readonly bool _generatorIsOwn;
    private readonly AveragedWeights? _average;

    private protected GeneratorTrainer(TrainingRecipe recipe, IGenerator? generator, LossResources? resources)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        recipe.Validate();
        Recipe = recipe;
        if (generator is not null)
        {
            RequireTrainable(generator, recipe);
        }

        _generatorIsOwn = generator is null;
        try
        {
            foreach (LossTerm term in recipe.Losses)
            {
                _losses.Add((term.Create(resources), term.Weight));
            }

            Generator = generator ?? recipe.Generator.Create(recipe.Seed);
            _network = new((nn.Module)Generator, recipe, recipe.MaxGradientNorm);
            _average = recipe.AverageDecay is { } decay ? new AveragedWeights(_network.Network, decay) : null;
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>The settings.</summary>
    public TrainingRecipe Recipe { get; }

    /// <summary>The network that is trained, with the weights of the last step. Disposed with the trainer.</summary>
    public IGenerator Generator { get; }

    /// <summary>How many steps were made.</summary>
    public long Step { get; private set; }

    /// <summary>Whether convolutions get their inputs with channels last in memory. The results differ in their last bits.</summary>
    public bool ChannelsLast { get; set; } = true;

    /// <summary>
    /// The number format of the networks' convolutions: <see cref="Precision.Float32"/>, or <see cref="Precision.BFloat16"/> with weights,
    /// sums, losses and updates in float32.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// It is <see cref="Precision.Auto"/>, which <see cref="ChooseFastest"/> decides, or one that this processor cannot compute in.
    /// </exception>
    public Precision Precision
    {
        get;
        set
        {
            if (value is not (Precision.Float32 or Precision.BFloat16))
            {
                throw new ArgumentException($"A trainer's precision is {value}; give Float32 or BFloat16, or call {nameof(ChooseFastest)}.", nameof(value));
            }

            ConvolutionForm.RequireComputable(value, "Give Float32.", nameof(value));
            field = value;
        }
    } = Precision.Float32;

    /// <summary>The generator whose pictures this one learns from, too; null for none.</summary>
    internal virtual Teacher? TaughtBy => null;

    /// <summary>The networks that are trained.</summary>
    private protected virtual IEnumerable<OptimisedNetwork> Networks => [_network];

    /// <summary>
    /// Sets <see cref="ChannelsLast"/> and <see cref="Precision"/> to what is fastest here: gradients of a batch are computed a few times
    /// in each form. Weights and statistics stay as they are.
    /// </summary>
    /// <param name="batch">The crops.</param>
    /// <param name="channelsLast">The layout, where it is not to be chosen.</param>
    /// <param name="precision">The precision, where it is not to be chosen.</param>
    /// <exception cref="ArgumentException">This processor cannot compute in that precision.</exception>
    /// <exception cref="NonFiniteTrainingException">A loss is NaN or infinite.</exception>
    public void ChooseFastest(TrainingBatch batch, bool? channelsLast = null, Precision precision = Precision.Auto)
    {
        ArgumentNullException.ThrowIfNull(batch);
        IDisposable[] kept = [.. Networks.Select(network => network.Kept())];
        try
        {
            void Use(ConvolutionForm form) => (ChannelsLast, Precision) = (form.ChannelsLast, form.Precision);
            Use(ConvolutionMeasurement.Fastest(ConvolutionForm.Allowed(channelsLast, precision), form =>
            {
                Use(form);
                Gradients(batch, [], update: false);
            }));
        }
        finally
        {
            Array.ForEach(kept, copy => copy.Dispose());
        }
    }

    /// <summary>Makes a step: forward, losses, backward, update.</summary>
    /// <param name="batch">The crops.</param>
    /// <exception cref="NonFiniteTrainingException">
    /// A loss or the gradients are NaN or infinite. The generator's weights are as before; statistics of its BatchNorm, and a discriminator,
    /// may have changed.
    /// </exception>
    public StepResult Train(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, double> values = [];
        double loss = Gradients(batch, values, update: true);
        double norm = _network.BoundGradients();
        if (!double.IsFinite(norm))
        {
            throw new NonFiniteTrainingException(Step, WhereGradientsAreNotFinite(batch), norm);
        }

        double rate = Rate;
        _network.Update(rate);
        _average?.Update(Step);
        Step++;
        return new StepResult(loss, values, norm, rate, Discriminator);
    }

    /// <summary>
    /// Puts the averaged weights into <see cref="Generator"/>, in evaluation mode, until the result is disposed, which puts back its own
    /// weights and the mode it was in. Without averaging the weights are those of the last step.
    /// </summary>
    public IDisposable Evaluating() => new Evaluation(_network.Network, _average);

    /// <summary>Frees the networks, the optimisers, the averages and the losses.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>All that a training goes on from, by names. The tensors are the trainer's own.</summary>
    internal virtual Dictionary<string, Tensor> State()
    {
        Dictionary<string, Tensor> state = new(_network.State("generator", "optimizer"));
        foreach ((string name, Tensor tensor) in _average?.Tensors ?? new Dictionary<string, Tensor>())
        {
            state.Add($"average.{name}", tensor);
        }

        return state;
    }

    /// <summary>Goes on from a state of a trainer with the same recipe.</summary>
    /// <exception cref="InvalidOperationException">It is that of another network.</exception>
    internal void Restore(IReadOnlyDictionary<string, Tensor> state, long step)
    {
        using IDisposable withoutGradients = no_grad();
        Dictionary<string, Tensor> own = State();
        if (!own.Keys.ToHashSet().SetEquals(state.Keys) || own.Any(pair => !pair.Value.shape.SequenceEqual(state[pair.Key].shape)))
        {
            throw new InvalidOperationException("The checkpoint is one of another network or recipe: its tensors are others.");
        }

        foreach ((string name, Tensor tensor) in own)
        {
            tensor.copy_(state[name]);
        }

        GoOnFrom(step);
        Step = step;
    }

    /// <summary>The learning rate of the next step.</summary>
    private protected virtual double Rate => Recipe.Schedule.At(Step);

    /// <summary>How the discriminator did at the last step; null where there is none.</summary>
    private protected virtual DiscriminatorFigures? Discriminator => null;

    /// <summary>Computes the generator's gradients.</summary>
    /// <param name="batch">The crops.</param>
    /// <param name="values">Where each loss goes by its name.</param>
    /// <param name="update">Whether networks beside the generator learn; if not, nothing but gradients and statistics changes.</param>
    /// <returns>The weighted sum of the losses.</returns>
    private protected abstract double Backward(TrainingBatch batch, Dictionary<string, double> values, bool update);

    /// <summary>Says how many steps the optimisers made.</summary>
    private protected virtual void GoOnFrom(long step) => _network.GoOnFrom(step);

    /// <param name="disposing">Whether it is disposed, not finalised.</param>
    private protected virtual void Dispose(bool disposing)
    {
        Abandon();
        Generator.Dispose();
    }

    /// <summary>
    /// Frees what the trainer made, as a constructor does that fails halfway: a generator that the caller gave is not the trainer's before the trainer is made.
    /// </summary>
    private protected void Abandon()
    {
        _average?.Dispose();
        _network?.Release();
        foreach ((IContentLoss loss, _) in _losses)
        {
            (loss as IDisposable)?.Dispose();
        }

        if (_generatorIsOwn)
        {
            Generator?.Dispose();
        }
    }

    /// <summary>Makes the generator's gradients zero and lets it enlarge a batch.</summary>
    private protected Tensor Predict(TrainingBatch batch) => Predict(batch, Generator.forward);

    /// <summary>Makes the generator's gradients zero and lets it work on a batch.</summary>
    private protected T Predict<T>(TrainingBatch batch, Func<Tensor, T> forward)
    {
        _network.Forget();
        using IDisposable precision = MixedPrecision.Use(Precision);
        return forward(Arranged(batch.Low));
    }

    /// <summary>The weighted sum of the content losses.</summary>
    private protected Tensor Content(Tensor prediction, Tensor target, Dictionary<string, double> values)
    {
        // Losses that look at networks run them in it; what they compare is float32.
        using IDisposable precision = MixedPrecision.Use(Precision);
        Tensor? total = null;
        foreach ((IContentLoss loss, double weight) in _losses)
        {
            Tensor value = loss.Measure(prediction, target);
            Note(loss.Name, value, values);
            Tensor weighted = value * weight;
            total = total is null ? weighted : total + weighted;
        }

        return total!;
    }

    /// <summary>All that the generator makes small, each alone and without its weight: of results and originals one number.</summary>
    private protected virtual IEnumerable<(string Name, Func<Tensor, Tensor, Tensor> Measure)> Terms =>
        _losses.Select(pair => (pair.Loss.Name, (Func<Tensor, Tensor, Tensor>)pair.Loss.Measure));

    /// <summary>Notes a loss by its name.</summary>
    /// <exception cref="NonFiniteTrainingException">It is NaN or infinite.</exception>
    private protected void Note(string name, Tensor value, Dictionary<string, double> values)
    {
        values[name] = value.item<float>();
        RequireFinite($"the loss {name}", values[name]);
    }

    /// <summary>The images in the layout that is in use.</summary>
    private protected Tensor Arranged(Tensor images) =>
        ChannelsLast ? MemoryOrder.ChannelsLast(images) : images.contiguous();

    /// <exception cref="NonFiniteTrainingException">The value is NaN or infinite.</exception>
    private protected void RequireFinite(string term, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new NonFiniteTrainingException(Step, term, value);
        }
    }

    private double Gradients(TrainingBatch batch, Dictionary<string, double> values, bool update)
    {
        foreach (OptimisedNetwork network in Networks)
        {
            network.Network.train();
        }

        return Backward(batch, values, update);
    }

    /// <summary>Computes the batch anew, loss by loss, as the losses themselves were finite.</summary>
    private string WhereGradientsAreNotFinite(TrainingBatch batch)
    {
        foreach ((string name, Func<Tensor, Tensor, Tensor> measure) in Terms)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor prediction = Predict(batch);
            using IDisposable precision = MixedPrecision.Use(Precision);
            measure(prediction, Arranged(batch.High)).backward();
            if (!double.IsFinite(_network.BoundGradients()))
            {
                return $"the gradient of the loss {name}";
            }
        }

        return "the norm of the gradients of all losses together";
    }

    private static void RequireTrainable(IGenerator generator, TrainingRecipe recipe)
    {
        if (generator is not nn.Module)
        {
            throw new ArgumentException(
                $"A generator to train is a TorchSharp module, which {generator.GetType().Name} is not.", nameof(generator));
        }

        if (generator.Scale != recipe.Generator.Scale)
        {
            throw new ArgumentException(
                $"The generator enlarges by {generator.Scale} and the recipe {recipe.Name} by {recipe.Generator.Scale}; they must be the same.",
                nameof(generator));
        }
    }
}
