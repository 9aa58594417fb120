using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>A network in evaluation mode with its averaged weights. Disposing puts back its own weights and the mode that it was in.</summary>
internal sealed class Evaluation : IDisposable
{
    private readonly nn.Module _network;
    private readonly bool _wasTraining;
    private readonly IDisposable? _averages;

    /// <param name="network">The network.</param>
    /// <param name="average">Its averages; null to evaluate its own weights.</param>
    public Evaluation(nn.Module network, AveragedWeights? average)
    {
        _network = network;
        _wasTraining = network.training;
        _averages = average?.Applied();
        network.eval();
    }

    public void Dispose()
    {
        _averages?.Dispose();
        _network.train(_wasTraining);
    }
}
