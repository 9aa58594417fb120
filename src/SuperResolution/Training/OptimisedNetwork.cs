using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>A network that is trained, and the optimizer that trains it, Adam or RMSProp. Owns both.</summary>
internal sealed class OptimisedNetwork : IDisposable
{
    private readonly Parameter[] _parameters;
    private readonly OptimizerHelper _optimizer;
    private readonly double? _maxNorm;
    private readonly double? _weightBound;

    /// <param name="network">The network.</param>
    /// <param name="recipe">The optimizer and its settings.</param>
    /// <param name="maxNorm">The largest norm of all gradients together, to which larger ones are scaled down; null for any.</param>
    /// <param name="weightBound">How far weights may be from 0 after an update; null for any.</param>
    public OptimisedNetwork(nn.Module network, TrainingRecipe recipe, double? maxNorm, double? weightBound = null)
    {
        Network = network;
        _parameters = [.. network.parameters()];
        _maxNorm = maxNorm;
        _weightBound = weightBound;

        // PyBridge leaves what it loads without.
        Learning = true;
        double rate = recipe.Schedule.At(0);
        _optimizer = recipe.Optimizer == "rmsprop"
            ? optim.RMSProp(_parameters, lr: rate, alpha: recipe.Beta2, momentum: recipe.Momentum)
            : optim.Adam(_parameters, lr: rate, beta1: recipe.Beta1, beta2: recipe.Beta2);
    }

    /// <summary>The network.</summary>
    public nn.Module Network { get; }

    /// <summary>Whether gradients flow to the weights; what another network learns through this one needs none of them.</summary>
    public bool Learning
    {
        get;
        set
        {
            field = value;
            foreach (Parameter parameter in _parameters)
            {
                parameter.requires_grad = value;
            }
        }
    }

    /// <summary>Makes the gradients zero.</summary>
    public void Forget() => _optimizer.zero_grad();

    /// <summary>The norm of all gradients together; they are scaled down where it is larger than the bound.</summary>
    public double BoundGradients() => nn.utils.clip_grad_norm_(_parameters, _maxNorm ?? double.PositiveInfinity);

    /// <summary>Changes the weights by the gradients, and takes them back to their bound.</summary>
    /// <param name="rate">The learning rate.</param>
    public void Update(double rate)
    {
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        _optimizer.step();
        if (_weightBound is { } bound)
        {
            using IDisposable withoutGradients = no_grad();
            foreach (Parameter parameter in _parameters)
            {
                parameter.clamp_(-bound, bound);
            }
        }
    }

    /// <summary>Copies the weights and what a forward pass in training mode changes, BatchNorm's statistics. Disposing puts them back.</summary>
    public IDisposable Kept() => new StateCopy(Network);

    /// <summary>Weights and moments by names. The tensors are the network's and the optimizer's own.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State(string network, string optimizer)
    {
        foreach ((string name, Tensor tensor) in Network.state_dict())
        {
            yield return new($"{network}.{name}", tensor);
        }

        foreach (KeyValuePair<string, Tensor> moment in Moments(optimizer))
        {
            yield return moment;
        }
    }

    /// <summary>Lets the optimizer begin anew, as if no update had been made.</summary>
    public void ForgetMoments()
    {
        foreach ((_, Tensor moment) in Moments(""))
        {
            moment.mul_(0);
        }

        GoOnFrom(0);
    }

    /// <summary>Says how many updates were made.</summary>
    public void GoOnFrom(long updates)
    {
        // RMSProp's updates do not depend on their number.
        foreach (Adam.State moments in _optimizer.state_dict().State.OfType<Adam.State>())
        {
            moments.step = updates;
        }
    }

    /// <summary>Frees the moments and leaves the network to who made it.</summary>
    public void Release() => _optimizer.Dispose();

    /// <summary>Frees the network and the moments.</summary>
    public void Dispose()
    {
        Release();
        Network.Dispose();
    }

    private IEnumerable<KeyValuePair<string, Tensor>> Moments(string optimizer)
    {
        List<OptimizerState> moments = _optimizer.state_dict().State;
        for (int i = 0; i < moments.Count; i++)
        {
            if (moments[i] is RMSProp.State mean)
            {
                yield return new($"{optimizer}.{i}.square_avg", mean.square_avg);
                if (mean.momentum_buffer is { } steps)
                {
                    yield return new($"{optimizer}.{i}.momentum_buffer", steps);
                }

                continue;
            }

            Adam.State ofParameter = (Adam.State)moments[i];
            yield return new($"{optimizer}.{i}.exp_avg", ofParameter.exp_avg);
            yield return new($"{optimizer}.{i}.exp_avg_sq", ofParameter.exp_avg_sq);
        }
    }
}
