using BenchmarkDotNet.Attributes;
using SuperResolution.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Benchmarks;

/// <summary>One update of SRResNet-MSE as in the paper (section 3.2): 16 crops of 24×24 to 96×96, Adam, learning rate 10⁻⁴.</summary>
public class TrainingStepBenchmarks : IDisposable
{
    private SRResNet? _network;
    private MSELoss? _loss;
    private Adam? _adam;
    private Tensor? _low;
    private Tensor? _high;

    /// <summary>Builds network, optimiser and batch.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        random.manual_seed(0);
        _network = new SRResNet();
        _network.train();
        _loss = nn.MSELoss();
        _adam = optim.Adam(_network.parameters(), lr: 1e-4);
        _low = rand(16, 3, 24, 24);
        _high = rand(16, 3, 96, 96);
    }

    /// <summary>Forward, loss, backward, update.</summary>
    [Benchmark]
    public double Step()
    {
        using DisposeScope scope = NewDisposeScope();
        _adam!.zero_grad();
        Tensor loss = _loss!.forward(_network!.forward(_low!), _high!);
        loss.backward();
        _adam.step();
        return loss.item<float>();
    }

    /// <summary>Frees everything.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _adam?.Dispose();
        _loss?.Dispose();
        _network?.Dispose();
        _low?.Dispose();
        _high?.Dispose();
        GC.SuppressFinalize(this);
    }
}
