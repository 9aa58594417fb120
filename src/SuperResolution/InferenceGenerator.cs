using SuperResolution.Inference;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>
/// A generator made ready to enlarge, for programs that have tensors and not pictures: on its device, rewritten so that it computes the same in fewer
/// steps, in the number format that is fastest there. It is what <see cref="Upscaler"/> runs on each tile.
/// </summary>
public sealed class InferenceGenerator : IGenerator
{
    private readonly IGenerator _generator;
    private readonly InferencePlan _plan;
    private readonly int? _threads;

    /// <summary>Makes a generator ready.</summary>
    /// <param name="generator">The generator, which this owns from now on: it can neither be trained nor saved any more.</param>
    /// <param name="device">Where it runs: <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
    /// <param name="precision">What convolutions compute in; <see cref="Precision.Auto"/> measures what is faster.</param>
    /// <param name="threads">Threads on the CPU, 1 to 1024; null for all cores, or what OMP_NUM_THREADS or MKL_NUM_THREADS says; inside of an upscaler, its threads.</param>
    /// <exception cref="ArgumentException">The device or the precision is not there, or the threads are out of range.</exception>
    /// <exception cref="InvalidOperationException">The generator was given to another one, or to an upscaler, before.</exception>
    /// <exception cref="NativeLibraryMissingException">libtorch cannot be loaded; the message names the package to add.</exception>
    public InferenceGenerator(IGenerator generator, string device = "cpu", Precision precision = Precision.Auto, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        UpscalerOptions options = new() { Device = device, Precision = precision, Threads = threads };
        options.Validate();
        _generator = generator;
        _plan = InferencePlan.Prepare(generator, ExecutionTarget.From(options), precision);
        _threads = threads;
    }

    /// <summary>What most convolutions compute in: <see cref="Precision.Float32"/> or <see cref="Precision.BFloat16"/>.</summary>
    public Precision Precision => _plan.Target.Type == ScalarType.BFloat16 ? Precision.BFloat16 : Precision.Float32;

    /// <inheritdoc/>
    public int Scale => _generator.Scale;

    /// <inheritdoc/>
    public int Halo => _generator.Halo;

    /// <inheritdoc/>
    public int Alignment => _generator.Alignment;

    /// <inheritdoc/>
    public long WorkingBytesPerPixel => _generator.WorkingBytesPerPixel;

    /// <inheritdoc/>
    public bool TilesExactly => _generator.TilesExactly;

    /// <inheritdoc/>
    public ValueRange InputRange => _generator.InputRange;

    /// <inheritdoc/>
    public ValueRange OutputRange => _generator.OutputRange;

    /// <summary>Enlarges a batch. Calls do not wait for each other, as those of an upscaler do: on a CPU one after the other is faster than several at once.</summary>
    /// <param name="input">Low-resolution images, [N, 3, H, W], values in [0, 1], floating point, on any device.</param>
    /// <returns>High-resolution images, [N, 3, rH, rW], in float32 on the generator's device; no gradient flows through. Not clamped.</returns>
    /// <exception cref="ArgumentException">The input is not [N, 3, H, W].</exception>
    public Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);
        using IDisposable untracked = no_grad();
        using DisposeScope scope = NewDisposeScope();

        // Not in the queue of ForwardPass, which an upscaler that was given this holds meanwhile.
        using CpuThreads threads = _plan.Target.OnCpu ? new(_threads) : default;
        return _generator.forward(_plan.Input(input)).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Disposes the generator.</summary>
    public void Dispose() => _generator.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"{_generator}";
}
