namespace SuperResolution.Tests;

/// <summary>Keeps what an enhancement reports, and may do something then.</summary>
internal sealed class Reports(Action<UpscaleProgress>? then = null) : List<UpscaleProgress>, IProgress<UpscaleProgress>
{
    public void Report(UpscaleProgress value)
    {
        Add(value);
        then?.Invoke(value);
    }
}
