using System.Threading.RateLimiting;

namespace SuperResolution.Samples.Web;

/// <summary>Lets a few pictures be enhanced at once and a bounded number wait, first come first served.</summary>
internal sealed class WorkQueue(WebSettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.Running,
        QueueLimit = settings.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private double _usualSeconds = 1;

    /// <summary>How many wait.</summary>
    public int Waiting => (int)_limiter.GetStatistics()!.CurrentQueuedCount;

    /// <summary>How many are enhanced now.</summary>
    public int Running => settings.Running - (int)_limiter.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Refuses before a body is read that would be refused after.</summary>
    /// <exception cref="RefusedException">The queue is full: 429.</exception>
    public void RequireRoom()
    {
        if (Running >= settings.Running && Waiting >= settings.Queue)
        {
            throw Full();
        }
    }

    /// <summary>Waits for its turn; the lease ends it.</summary>
    /// <exception cref="RefusedException">The queue is full: 429.</exception>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public async Task<RateLimitLease> EnterAsync(CancellationToken cancellationToken)
    {
        RateLimitLease lease = await _limiter.AcquireAsync(permitCount: 1, cancellationToken);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw Full();
    }

    /// <summary>Learns how long a picture takes.</summary>
    public void Took(TimeSpan time) => _usualSeconds = 0.8 * _usualSeconds + 0.2 * time.TotalSeconds;

    public void Dispose() => _limiter.Dispose();

    // Half of the queue's time: by then there is room, and not everyone comes back at once.
    private RefusedException Full() => new(
        StatusCodes.Status429TooManyRequests,
        $"{settings.Queue} pictures wait already. Try again in a moment.",
        TimeSpan.FromSeconds(Math.Clamp(_usualSeconds * (settings.Queue + 1) / settings.Running / 2, 1, 60)));
}
