using SuperResolution.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>A network that is trained, and the optimizer that trains it. Owns both.</summary>
internal sealed class OptimisedNetwork : IDisposable
{
    private readonly Parameter[] _parameters;
    private readonly IOptimizer _optimizer;
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
        _optimizer = recipe.Optimizer switch
        {
            "rmsprop" => new MomentOptimizer(optim.RMSProp(_parameters, alpha: recipe.Beta2, momentum: recipe.Momentum)),
            "soap" => new Soap(_parameters, recipe.Beta1, recipe.Beta2),
            _ => new MomentOptimizer(optim.Adam(_parameters, beta1: recipe.Beta1, beta2: recipe.Beta2)),
        };
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
    public void Forget() => _optimizer.ZeroGradients();

    /// <summary>The norm of all gradients together; they are scaled down where it is larger than the bound.</summary>
    public double BoundGradients() => nn.utils.clip_grad_norm_(_parameters, _maxNorm ?? double.PositiveInfinity);

    /// <summary>Changes the weights by the gradients, and takes them back to their bound.</summary>
    /// <param name="rate">The learning rate.</param>
    public void Update(double rate)
    {
        _optimizer.Update(rate);
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

        foreach ((string name, Tensor moment) in _optimizer.Moments)
        {
            yield return new($"{optimizer}.{name}", moment);
        }
    }

    /// <summary>Lets the optimizer begin anew, as if no update had been made.</summary>
    public void ForgetMoments()
    {
        foreach ((_, Tensor moment) in _optimizer.Moments)
        {
            moment.mul_(0);
        }

        GoOnFrom(0);
    }

    /// <summary>Says how many updates were made.</summary>
    public void GoOnFrom(long updates) => _optimizer.GoOnFrom(updates);

    /// <summary>Frees the moments and leaves the network to who made it.</summary>
    public void Release() => _optimizer.Dispose();

    /// <summary>Frees the network and the moments.</summary>
    public void Dispose()
    {
        Release();
        Network.Dispose();
    }
}
