using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Inference;

/// <summary>Repeats pixels, quickly, and tells what it was given before.</summary>
internal sealed class StubGenerator(int scale = 1, int halo = 0, long bytesPerPixel = 1, Action<Tensor>? before = null) : IGenerator
{
    private readonly ClassicalResampler _resampler = ClassicalResampler.Create("nearest", scale);

    public int Scale => scale;

    public int Halo => halo;

    public long WorkingBytesPerPixel => bytesPerPixel;

    public ValueRange InputRange => ValueRange.Unit;

    public ValueRange OutputRange => ValueRange.Unit;

    /// <summary>Whether it was disposed.</summary>
    public bool Disposed { get; private set; }

    /// <summary>What TorchSharp throws for a fault of libtorch.</summary>
    [SuppressMessage("Usage", "CA2201", Justification = "This is what TorchSharp throws.")]
    public static ExternalException Fault(string message) => new(message);

    /// <summary>What libtorch throws where the host's memory does not reach.</summary>
    public static ExternalException OutOfMemory() => Fault(
        "[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 17179869184 bytes. Error code 12 (Cannot allocate memory)");

    public Tensor forward(Tensor input)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        before?.Invoke(input);
        return _resampler.forward(input);
    }

    public void Dispose()
    {
        Disposed = true;
        _resampler.Dispose();
    }
}
