namespace SuperResolution;

/// <summary>Something that an <see cref="Upscaler"/> did and its user may not expect. The result is right all the same.</summary>
public sealed class UpscaleNoticeEventArgs : EventArgs
{
    /// <summary>A notice.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="message">The same for a person to read, with the numbers.</param>
    public UpscaleNoticeEventArgs(UpscaleNoticeKind kind, string message)
    {
        Kind = kind;
        Message = message;
    }

    /// <summary>What happened.</summary>
    public UpscaleNoticeKind Kind { get; }

    /// <summary>The same for a person to read, with the numbers.</summary>
    public string Message { get; }
}
