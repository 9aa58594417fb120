using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Web;

/// <summary>Nearest neighbour that lets as many tiles through as it is told.</summary>
internal sealed class GateNetwork : IGenerator
{
    private readonly ClassicalResampler _resampler = ClassicalResampler.Create("nearest", 4);
    private readonly SemaphoreSlim _open = new(0);
    private int _tiles;

    /// <summary>How many tiles were begun.</summary>
    public int Tiles => Volatile.Read(ref _tiles);

    public int Scale => _resampler.Scale;

    public int Halo => _resampler.Halo;

    public long WorkingBytesPerPixel => _resampler.WorkingBytesPerPixel;

    public ValueRange InputRange => _resampler.InputRange;

    public ValueRange OutputRange => _resampler.OutputRange;

    /// <summary>Lets tiles through.</summary>
    public void Let(int tiles) => _open.Release(tiles);

    public Tensor forward(Tensor input)
    {
        Interlocked.Increment(ref _tiles);
        Assert.True(_open.Wait(TimeSpan.FromSeconds(30)));
        return _resampler.forward(input);
    }

    public void Dispose()
    {
        _open.Dispose();
        _resampler.Dispose();
    }
}
