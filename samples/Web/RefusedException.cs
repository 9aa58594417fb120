namespace SuperResolution.Samples.Web;

/// <summary>A request that is answered with a status other than 200, and why.</summary>
internal sealed class RefusedException(int status, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
