using SuperResolution.Memory;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// An exponential moving average of a network's parameters. Buffers, such as BatchNorm's statistics, are averages already and are taken
/// as they are.
/// </summary>
/// <remarks>Early on the decay is (1 + n) / (10 + n) at the n-th update, so that the first weights are soon forgotten.</remarks>
internal sealed class AveragedWeights : IDisposable
{
    private readonly nn.Module _network;
    private readonly double _decay;
    private readonly Dictionary<string, Tensor> _average;

    public AveragedWeights(nn.Module network, double decay)
    {
        _network = network;
        _decay = decay;
        _average = StateCopy.Of(network);
    }

    /// <summary>The averages by the names of the network's state.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _average;

    /// <summary>Takes in the network's weights after a step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    public void Update(long step)
    {
        using IDisposable withoutGradients = no_grad();
        double decay = Math.Min(_decay, (1.0 + step) / (10.0 + step));
        foreach ((string name, Tensor weight) in _network.state_dict())
        {
            if (weight.requires_grad)
            {
                _average[name].mul_(decay).add_(weight, 1 - decay);
            }
            else
            {
                _average[name].copy_(weight);
            }
        }
    }

    /// <summary>Puts the averages into the network until the result is disposed; then its own weights are back, bit for bit.</summary>
    public IDisposable Applied()
    {
        StateCopy own = new(_network);
        _network.load_state_dict(_average);
        return own;
    }

    public void Dispose()
    {
        _average.Values.DisposeAll();
    }
}
