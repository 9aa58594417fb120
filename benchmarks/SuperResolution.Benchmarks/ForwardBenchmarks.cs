using BenchmarkDotNet.Attributes;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Benchmarks;

/// <summary>The forward pass of SRResNet ×4 in the precision that is faster, on the CPU and on each GPU that is there.</summary>
public class ForwardBenchmarks : IDisposable
{
    private InferenceGenerator? _network;
    private Tensor? _input;

    /// <summary>Side of the input in pixels.</summary>
    [Params(64, 128)]
    public int Side { get; set; }

    /// <summary>Where it runs.</summary>
    [ParamsSource(nameof(Devices))]
    public string DeviceName { get; set; } = "cpu";

    /// <summary>The devices that are there.</summary>
    public static IEnumerable<string> Devices => cuda.is_available() ? ["cpu", "cuda:0"] : ["cpu"];

    /// <summary>Builds the network.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        random.manual_seed(0);
        _network = new InferenceGenerator(new SRResNet(), DeviceName);
        _input = rand(1, 3, Side, Side, device: new Device(DeviceName));
    }

    /// <summary>One pass; on a GPU until its last kernel is done.</summary>
    [Benchmark]
    public void Forward()
    {
        using IDisposable inference = inference_mode();
        using DisposeScope scope = NewDisposeScope();
        _network!.forward(_input!);
        if (DeviceName != "cpu")
        {
            cuda.synchronize();
        }
    }

    /// <summary>Frees the network.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _network?.Dispose();
        _input?.Dispose();
        GC.SuppressFinalize(this);
    }
}
