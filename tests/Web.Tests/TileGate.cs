using SuperResolution.Tests.Inference;

namespace SuperResolution.Tests.Web;

/// <summary>Lets as many tiles through as it is told.</summary>
internal sealed class TileGate : IDisposable
{
    private readonly SemaphoreSlim _open = new(0);
    private int _tiles;

    public TileGate() => Network = new StubGenerator(scale: 4, before: _ => Pass());

    /// <summary>Nearest neighbour whose tiles come through here.</summary>
    public IGenerator Network { get; }

    /// <summary>How many tiles were begun.</summary>
    public int Tiles => Volatile.Read(ref _tiles);

    /// <summary>Lets tiles through.</summary>
    public void Let(int tiles) => _open.Release(tiles);

    public void Dispose() => _open.Dispose();

    private void Pass()
    {
        Interlocked.Increment(ref _tiles);
        Assert.True(_open.Wait(TimeSpan.FromSeconds(30)));
    }
}
