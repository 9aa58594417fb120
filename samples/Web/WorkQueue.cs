using System.Threading.RateLimiting;

namespace SuperResolution.Samples.Web;

/// <summary>
/// Lets a few pictures be enhanced at once and a bounded number be uploaded or wait, first come first served. The place is taken before
/// the body is read: what many send at once is bounded too, and nobody is refused after an upload.
/// </summary>
internal sealed class WorkQueue(WebSettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions { PermitLimit = settings.Running + settings.Queue });

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.Running,
        QueueLimit = settings.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private double _usualSeconds = 1;

    /// <summary>How many have a place and neither wait nor are enhanced: their pictures are on the way.</summary>
    public int Uploading => Math.Max(0, settings.Running + settings.Queue - Free(_places) - Running - Waiting);

    /// <summary>How many wait.</summary>
    public int Waiting => (int)_turns.GetStatistics()!.CurrentQueuedCount;

    /// <summary>How many are enhanced now.</summary>
    public int Running => settings.Running - Free(_turns);

    /// <summary>Takes a place; the lease gives it back.</summary>
    /// <exception cref="RefusedException">All are taken: 429.</exception>
    public RateLimitLease Enter() => Taken(_places.AttemptAcquire());

    /// <summary>Waits for its turn; the lease ends it.</summary>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public async Task<RateLimitLease> TurnAsync(CancellationToken cancellationToken) => Taken(await _turns.AcquireAsync(permitCount: 1, cancellationToken));

    /// <summary>Learns how long a picture takes.</summary>
    public void Took(TimeSpan time) => _usualSeconds = 0.8 * _usualSeconds + 0.2 * time.TotalSeconds;

    public void Dispose()
    {
        _turns.Dispose();
        _places.Dispose();
    }

    private static int Free(ConcurrencyLimiter limiter) => (int)limiter.GetStatistics()!.CurrentAvailablePermits;

    private RateLimitLease Taken(RateLimitLease lease)
    {
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();

        // Half of the queue's time: by then there is room, and not everyone comes back at once.
        throw new RefusedException(
            StatusCodes.Status429TooManyRequests,
            $"{settings.Running + settings.Queue} pictures are here already. Try again in a moment.",
            TimeSpan.FromSeconds(Math.Clamp(_usualSeconds * (settings.Queue + 1) / settings.Running / 2, 1, 60)));
    }
}
