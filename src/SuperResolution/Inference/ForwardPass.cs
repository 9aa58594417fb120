using SuperResolution.Telemetry;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>Runs a generator on its device, on the CPU one forward pass after the other.</summary>
internal sealed class ForwardPass
{
    // Two forward passes at once on the same cores take longer than one after the other.
    private static readonly SemaphoreSlim s_cpu = new(1, 1);

    private readonly IGenerator _generator;
    private readonly InferencePlan _plan;
    private readonly int? _threads;

    /// <param name="generator">The network, made ready.</param>
    /// <param name="plan">How it was made ready.</param>
    /// <param name="threads">Threads on the CPU; null for <see cref="CpuThreads.Default"/>.</param>
    public ForwardPass(IGenerator generator, InferencePlan plan, int? threads)
    {
        _generator = generator;
        _plan = plan;
        _threads = threads;
    }

    /// <summary>Enlarges a tile.</summary>
    /// <param name="input">[1, 3, H, W] in [0, 1], on any device.</param>
    /// <param name="cancellationToken">Looked at while it waits for the CPU.</param>
    /// <returns>[1, 3, rH, rW] in float32, where the network left it.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled before its turn came.</exception>
    /// <exception cref="InvalidOperationException">The network gave another shape than its scale says.</exception>
    public Tensor Run(Tensor input, CancellationToken cancellationToken)
    {
        if (!_plan.Target.OnCpu)
        {
            return Run(input);
        }

        CpuQueue.Enter(s_cpu, cancellationToken);
        try
        {
            using CpuThreads threads = new(_threads);
            return Run(input);
        }
        finally
        {
            s_cpu.Release();
        }
    }

    private Tensor Run(Tensor input)
    {
        using Tensor onDevice = _plan.Input(input);
        using Tensor output = _generator.forward(onDevice);
        long[] expected = [input.shape[0], input.shape[1], input.shape[2] * _generator.Scale, input.shape[3] * _generator.Scale];
        if (!output.shape.SequenceEqual(expected))
        {
            throw new InvalidOperationException(
                $"{_generator.GetType().Name} says that it enlarges by {_generator.Scale}, and made [{string.Join(", ", output.shape)}] of "
                + $"[{string.Join(", ", input.shape)}]; its Scale and its forward must agree.");
        }

        return output.to(ScalarType.Float32);
    }
}
