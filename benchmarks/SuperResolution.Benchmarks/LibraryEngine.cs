using System.Diagnostics;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Benchmarks;

/// <summary>This library, in this process.</summary>
internal sealed class LibraryEngine : IEngine
{
    private InferenceGenerator? _network;
    private Tensor? _input;
    private int _operations;

    /// <inheritdoc/>
    public string Name => "superresolution";

    /// <summary>Whether libtorch computes in bfloat16 on this processor.</summary>
    public static bool ComputesInBFloat16()
    {
        using SRResNet network = new(blocks: 1, width: 4);
        try
        {
            new InferenceGenerator(network, precision: Precision.BFloat16).Dispose();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public double Prepare(Work work, int threads)
    {
        Dispose();
        set_num_threads(threads);
        random.manual_seed(0);
        _operations = work.Blocks;
        if (work.Kind == "srresnet")
        {
            SRResNet network = new(scale: 4, blocks: work.Blocks);
            _input = rand(1, 3, work.Side, work.Side);
            _network = new InferenceGenerator(network, precision: work.Precision, threads: threads);
        }
        else
        {
            _input = rand(work.Side);
        }

        using IDisposable inference = inference_mode();
        using DisposeScope scope = NewDisposeScope();
        Tensor values = Output().to(ScalarType.Float64).flatten();
        return (values * arange(values.numel(), dtype: ScalarType.Float64) / values.numel()).mean().item<double>();
    }

    /// <inheritdoc/>
    public double Run()
    {
        long start = Stopwatch.GetTimestamp();
        using (inference_mode())
        using (NewDisposeScope())
        {
            Output();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _network?.Dispose();
        _network = null;
        _input?.Dispose();
        _input = null;
    }

    private Tensor Output()
    {
        if (_network is not null)
        {
            return _network.forward(_input!);
        }

        Tensor x = _input!.relu();
        for (int i = 1; i < _operations; i++)
        {
            using Tensor previous = x;
            x = previous.relu();
        }

        return x;
    }
}
