namespace SuperResolution.Benchmarks;

/// <summary>PyTorch, python3-torch of Debian, in a process of its own.</summary>
/// <param name="name">What it is called in the results.</param>
/// <param name="asOurs">Whether its threads wait and its heap keeps memory as ours do in a training, and not by default.</param>
internal sealed class PyTorchEngine(string name = "pytorch", bool asOurs = false) : IEngine
{
    private readonly PeerProcess _peer = new("/usr/bin/python3", "pytorch_peer.py", asOurs);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double Prepare(Work work, int threads) =>
        _peer.Ask($"prepare {work.Kind} {work.Blocks} {work.Side} {threads} {work.PrecisionName} {work.LayoutName}");

    /// <inheritdoc/>
    public double Run() => _peer.Ask($"run");

    /// <summary>Writes a network and its input for peers that read ONNX.</summary>
    /// <param name="file">The file, without an extension.</param>
    /// <param name="work">The forward pass.</param>
    public void Export(string file, Work work) => _peer.Ask($"export {file} {work.Blocks} {work.Side}");

    /// <inheritdoc/>
    public void Dispose() => _peer.Dispose();
}
