using BenchmarkDotNet.Attributes;

namespace SuperResolution.Benchmarks;

/// <summary>One step of the trainer: SRResNet-MSE as in the paper (section 3.2), 16 crops of 24×24 to 96×96, Adam.</summary>
public class TrainingStepBenchmarks : IDisposable
{
    private readonly TrainingStepEngine _trainer = new();

    /// <summary>Whether in the number format and layout that are fastest here, as a training runs, or in float32.</summary>
    [Params(true, false)]
    public bool Fastest { get; set; }

    /// <summary>Builds network, optimiser and batch.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        int threads = Environment.ProcessorCount;
        _trainer.Prepare(Fastest ? TrainingStepEngine.InFastestForm(Work.TrainingStep, threads) : Work.TrainingStep, threads);
    }

    /// <summary>Forward, loss, backward, update.</summary>
    [Benchmark]
    public double Step() => _trainer.Run();

    /// <summary>Frees everything.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _trainer.Dispose();
        GC.SuppressFinalize(this);
    }
}
