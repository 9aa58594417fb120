namespace SuperResolution.Samples.Web;

/// <summary>A picture on its way; the page asks how far it is.</summary>
internal sealed class Job(long ticket, Action<Job> end) : IProgress<UpscaleProgress>, IDisposable
{
    private UpscaleProgress _progress;

    /// <summary>Its place in the order of arrival.</summary>
    public long Ticket { get; } = ticket;

    /// <summary>Whether it still waits for its turn.</summary>
    public bool IsWaiting { get; private set; } = true;

    /// <summary>How far it is.</summary>
    /// <param name="ahead">How many wait or are enhanced before it.</param>
    public JobReport Report(int ahead) => IsWaiting
        ? new(JobState.Waiting, ahead, 0, 0)
        : new(_progress.TilesTotal > 0 && _progress.TilesDone == _progress.TilesTotal ? JobState.Saving : JobState.Running, 0, _progress.TilesDone, _progress.TilesTotal);

    public void Start() => IsWaiting = false;

    void IProgress<UpscaleProgress>.Report(UpscaleProgress value) => _progress = value;

    public void Dispose() => end(this);
}
