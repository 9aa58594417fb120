namespace SuperResolution.Benchmarks;

/// <summary>A peer that runs the network as PyTorch exports it to ONNX, which folds BatchNorm: ONNX Runtime, or OpenCV's dnn module. In float32.</summary>
internal sealed class OnnxEngine : IEngine
{
    private readonly Lazy<PeerProcess> _peer;
    private readonly PyTorchEngine _exporter;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"superresolution-{Environment.ProcessId}-{Guid.NewGuid():N}");

    private OnnxEngine(string name, Func<PeerProcess> peer, PyTorchEngine exporter)
    {
        Name = name;
        _peer = new(peer);
        _exporter = exporter;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>ONNX Runtime for Node; ONNXRUNTIME_NODE names the folder that npm installed it to.</summary>
    public static OnnxEngine OnnxRuntime(PyTorchEngine exporter) => new("onnxruntime", () => new("node", "onnxruntime_peer.mjs"), exporter);

    /// <summary>OpenCV's dnn module, python3-opencv of Debian.</summary>
    public static OnnxEngine OpenCv(PyTorchEngine exporter) => new("opencv-dnn", () => new("/usr/bin/python3", "opencv_peer.py"), exporter);

    /// <inheritdoc/>
    public double Prepare(Work work, int threads)
    {
        try
        {
            _exporter.Export(_file, work);
            return _peer.Value.Ask($"load {_file} {threads}");
        }
        finally
        {
            File.Delete(_file + ".onnx");
            File.Delete(_file + ".bin");
        }
    }

    /// <inheritdoc/>
    public double Run() => _peer.Value.Ask($"run");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_peer.IsValueCreated)
        {
            _peer.Value.Dispose();
        }
    }
}
