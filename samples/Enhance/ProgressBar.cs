namespace SuperResolution.Samples.Enhance;

/// <summary>A bar on standard error where that is a terminal; nothing where it is a file.</summary>
internal sealed class ProgressBar(string name) : IProgress<UpscaleProgress>, IDisposable
{
    private const int Width = 30;
    private readonly bool _shown = !Console.IsErrorRedirected;

    /// <inheritdoc/>
    public void Report(UpscaleProgress value)
    {
        if (_shown)
        {
            int filled = (int)(value.Fraction * Width);
            Console.Error.Write($"\r{name} [{new string('#', filled)}{new string('.', Width - filled)}] {value.TilesDone}/{value.TilesTotal} tiles");
        }
    }

    /// <summary>Writes a line to standard error in the bar's place; the bar comes back with the next tile.</summary>
    public void Say(string message)
    {
        Dispose();
        Console.Error.WriteLine($"{name}: {message}");
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (_shown)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }
}
