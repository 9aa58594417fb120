using SuperResolution.Data;
using SuperResolution.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// Trains a generator with content losses (Ledig et al. 2017, section 2.2.1), batch by batch. What surrounds the steps, such as
/// checkpoints and validation, is <see cref="TrainingRun"/>'s.
/// </summary>
public sealed class ContentTrainer : IDisposable
{
    private readonly nn.Module _network;
    private readonly Parameter[] _parameters;
    private readonly (IContentLoss Loss, double Weight)[] _losses;
    private readonly Adam _adam;
    private readonly AveragedWeights? _average;

    /// <summary>A trainer at its first step.</summary>
    /// <param name="recipe">The settings.</param>
    /// <param name="generator">
    /// The network to go on from, which the trainer owns once it is made; null for a new one with the recipe's first weights.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The generator is no TorchSharp module, or has another scale than the recipe; or a name in the recipe is unknown.
    /// </exception>
    public ContentTrainer(ContentRecipe recipe, IGenerator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Recipe = recipe;
        _losses = [.. recipe.Losses.Select(term => (term.Create(), term.Weight))];
        Generator = generator ?? recipe.Generator.Create(recipe.Seed);
        _network = Generator as nn.Module
            ?? throw new ArgumentException(
                $"A generator to train is a TorchSharp module, which {Generator.GetType().Name} is not.", nameof(generator));
        if (Generator.Scale != recipe.Generator.Scale)
        {
            throw new ArgumentException(
                $"The generator enlarges by {Generator.Scale} and the recipe {recipe.Name} by {recipe.Generator.Scale}; they must be the same.",
                nameof(generator));
        }

        _parameters = [.. _network.parameters()];
        foreach (Parameter parameter in _parameters)
        {
            // PyBridge leaves what it loads without.
            parameter.requires_grad = true;
        }

        _adam = optim.Adam(_parameters, lr: recipe.Schedule.At(0), beta1: recipe.Beta1, beta2: recipe.Beta2);
        _average = recipe.AverageDecay is { } decay ? new AveragedWeights(_network, decay) : null;
    }

    /// <summary>The settings.</summary>
    public ContentRecipe Recipe { get; }

    /// <summary>The network that is trained, with the weights of the last step. Disposed with the trainer.</summary>
    public IGenerator Generator { get; }

    /// <summary>How many steps were made.</summary>
    public long Step { get; private set; }

    /// <summary>Whether convolutions get their inputs with channels last in memory. The results differ in their last bits.</summary>
    public bool ChannelsLast { get; set; } = true;

    /// <summary>
    /// The number format of the generator's convolutions: <see cref="Precision.Float32"/>, or <see cref="Precision.BFloat16"/> with
    /// weights, sums, losses and updates in float32.
    /// </summary>
    /// <exception cref="ArgumentException">It is <see cref="Precision.Auto"/>, which <see cref="ChooseFastest"/> decides.</exception>
    public Precision Precision
    {
        get;
        set => field = value is Precision.Float32 or Precision.BFloat16
            ? value
            : throw new ArgumentException($"A trainer's precision is {value}; give Float32 or BFloat16, or call {nameof(ChooseFastest)}.", nameof(value));
    } = Precision.Float32;

    /// <summary>
    /// Sets <see cref="ChannelsLast"/> and <see cref="Precision"/> to what is fastest here: gradients of a batch are computed a few times
    /// in each form. Weights and statistics stay as they are.
    /// </summary>
    /// <param name="batch">The crops.</param>
    /// <param name="channelsLast">The layout, where it is not to be chosen.</param>
    /// <param name="precision">The precision, where it is not to be chosen.</param>
    /// <exception cref="NonFiniteTrainingException">A loss is NaN or infinite.</exception>
    public void ChooseFastest(TrainingBatch batch, bool? channelsLast = null, Precision precision = Precision.Auto)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using DisposeScope scope = NewDisposeScope();
        _network.train();
        Dictionary<string, Tensor> before = _network.state_dict().ToDictionary(
            pair => pair.Key, pair => pair.Value.detach().to(pair.Value.dtype, copy: true, disposeAfter: true));
        void Use(ConvolutionForm form) => (ChannelsLast, Precision) = (form.ChannelsLast, form.Precision);
        Use(ConvolutionMeasurement.Fastest(ConvolutionForm.Allowed(channelsLast, precision), form =>
        {
            Use(form);
            Backward(batch, []);
        }));
        _network.load_state_dict(before);
    }

    /// <summary>Makes a step: forward, losses, backward, update.</summary>
    /// <param name="batch">The crops.</param>
    /// <exception cref="NonFiniteTrainingException">A loss or the gradients are NaN or infinite; the weights are as before.</exception>
    public StepResult Train(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using DisposeScope scope = NewDisposeScope();
        double rate = Recipe.Schedule.At(Step);
        foreach (optim.ILearningRateController group in _adam.ParamGroups)
        {
            group.LearningRate = rate;
        }

        _network.train();
        Dictionary<string, double> values = [];
        double loss = Backward(batch, values);
        double norm = nn.utils.clip_grad_norm_(_parameters, Recipe.MaxGradientNorm ?? double.PositiveInfinity);
        RequireFinite("the norm of the gradients", norm);
        _adam.step();
        _average?.Update(Step);
        Step++;
        return new StepResult(loss, values, norm, rate);
    }

    /// <summary>
    /// Puts the averaged weights into <see cref="Generator"/>, in evaluation mode, until the result is disposed. Without averaging the
    /// weights are those of the last step.
    /// </summary>
    public IDisposable Evaluating()
    {
        _network.eval();
        return _average?.Applied() ?? NewDisposeScope();
    }

    /// <summary>Computes gradients and changes nothing else.</summary>
    internal double Backward(TrainingBatch batch, Dictionary<string, double> values)
    {
        using DisposeScope scope = NewDisposeScope();
        _adam.zero_grad();
        Tensor prediction = Predict(Arranged(batch.Low));
        Tensor target = Arranged(batch.High);
        Tensor? total = null;
        foreach ((IContentLoss loss, double weight) in _losses)
        {
            Tensor value = loss.Measure(prediction, target);
            values[loss.Name] = value.item<float>();
            RequireFinite($"the loss {loss.Name}", values[loss.Name]);
            Tensor weighted = value * weight;
            total = total is null ? weighted : total + weighted;
        }

        total!.backward();
        return total.item<float>();
    }

    /// <summary>All that a training goes on from, by names. The tensors are the trainer's own.</summary>
    internal Dictionary<string, Tensor> State()
    {
        Dictionary<string, Tensor> state = _network.state_dict().ToDictionary(pair => $"generator.{pair.Key}", pair => pair.Value);
        foreach ((string name, Tensor tensor) in _average?.Tensors ?? new Dictionary<string, Tensor>())
        {
            state.Add($"average.{name}", tensor);
        }

        List<OptimizerState> moments = _adam.state_dict().State;
        for (int i = 0; i < moments.Count; i++)
        {
            Adam.State ofParameter = (Adam.State)moments[i];
            state.Add($"optimizer.{i}.exp_avg", ofParameter.exp_avg);
            state.Add($"optimizer.{i}.exp_avg_sq", ofParameter.exp_avg_sq);
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

        foreach (OptimizerState moments in _adam.state_dict().State)
        {
            ((Adam.State)moments).step = step;
        }

        Step = step;
    }

    /// <summary>Frees the network, the optimiser and the averages.</summary>
    public void Dispose()
    {
        _average?.Dispose();
        _adam.Dispose();
        Generator.Dispose();
    }

    private Tensor Predict(Tensor low)
    {
        using IDisposable precision = MixedPrecision.Use(Precision);
        return Generator.forward(low);
    }

    private Tensor Arranged(Tensor images) =>
        ChannelsLast ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images.contiguous();

    private void RequireFinite(string term, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new NonFiniteTrainingException(Step, term, value);
        }
    }
}
