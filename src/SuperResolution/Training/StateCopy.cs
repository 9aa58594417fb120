using SuperResolution.Memory;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>A copy of a network's weights and statistics. Disposing puts them back, bit for bit, and frees the copy.</summary>
internal sealed class StateCopy : IDisposable
{
    private readonly nn.Module _network;
    private readonly Dictionary<string, Tensor> _tensors;

    public StateCopy(nn.Module network)
    {
        _network = network;
        _tensors = Of(network);
    }

    /// <summary>The tensors of a network's state as they are now, by their names. They belong to the caller and to no dispose scope.</summary>
    public static Dictionary<string, Tensor> Of(nn.Module network)
    {
        using IDisposable withoutGradients = no_grad();
        return network.state_dict().ToDictionary(
            pair => pair.Key,
            pair => pair.Value.detach().to(pair.Value.dtype, copy: true, disposeAfter: true).DetachFromDisposeScope());
    }

    public void Dispose()
    {
        _network.load_state_dict(_tensors);
        _tensors.Values.DisposeAll();
    }
}
