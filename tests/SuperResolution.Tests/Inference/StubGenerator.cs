using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Inference;

/// <summary>Repeats pixels, quickly, and tells what it was given before.</summary>
/// <param name="scale">How many times each pixel is repeated.</param>
/// <param name="halo">The halo that it says.</param>
/// <param name="bytesPerPixel">The working memory that it says.</param>
/// <param name="before">Told each input.</param>
/// <param name="said">The scale that it says, where that is another.</param>
/// <param name="after">Makes its output of the larger picture.</param>
/// <param name="tilesExactly">Whether it says that tiles have the pixels of the whole picture.</param>
internal sealed class StubGenerator(
    int scale = 1, int halo = 0, long bytesPerPixel = 1, Action<Tensor>? before = null, int? said = null, Func<Tensor, Tensor>? after = null,
    bool tilesExactly = true) : IGenerator
{
    private readonly ClassicalResampler _resampler = ClassicalResampler.Create("nearest", scale);

    public int Scale => said ?? scale;

    public int Halo => halo;

    public long WorkingBytesPerPixel => bytesPerPixel;

    public bool TilesExactly => tilesExactly;

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
        Tensor larger = _resampler.forward(input);
        if (after is null)
        {
            return larger;
        }

        using (larger)
        {
            return after(larger);
        }
    }

    public void Dispose()
    {
        Disposed = true;
        _resampler.Dispose();
    }
}
