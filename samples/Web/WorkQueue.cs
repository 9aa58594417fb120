using System.Threading.RateLimiting;

namespace SuperResolution.Samples.Web;

/// <summary>
/// Lets a few pictures be enhanced at once while others wait, first come first served. Whoever comes when the queue is full is refused before
/// the body is read. A place is held from then on until the result is sent: there are more of them than pictures may wait, so that slow
/// clients do not keep others out, and whoever has one is not refused after the upload.
/// </summary>
internal sealed class WorkQueue(WebSettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions { PermitLimit = settings.Places });

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.Running,

        // Whoever has a place may wait.
        QueueLimit = settings.Places,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private double _usualSeconds = 1;

    /// <summary>How many have a place: they wait, are enhanced, or are on the way in or out.</summary>
    public int Places => settings.Places - Free(_places);

    /// <summary>How many wait.</summary>
    public int Waiting => (int)_turns.GetStatistics()!.CurrentQueuedCount;

    /// <summary>How many are enhanced now.</summary>
    public int Running => settings.Running - Free(_turns);

    /// <summary>Takes a place; the lease gives it back.</summary>
    /// <exception cref="RefusedException">The queue is full or all places are taken: 429.</exception>
    public RateLimitLease Enter()
    {
        RateLimitLease place = _places.AttemptAcquire();
        if (place.IsAcquired && (Running < settings.Running || Waiting < settings.Queue))
        {
            return place;
        }

        place.Dispose();

        // Half of the queue's time: by then there is room, and not everyone comes back at once.
        throw new RefusedException(
            StatusCodes.Status429TooManyRequests,
            $"The server is busy: {Places} pictures are here already. Try again in a moment.",
            TimeSpan.FromSeconds(Math.Clamp(_usualSeconds * (settings.Queue + 1) / settings.Running / 2, 1, 60)));
    }

    /// <summary>Waits for its turn; the lease ends it.</summary>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public ValueTask<RateLimitLease> TurnAsync(CancellationToken cancellationToken) => _turns.AcquireAsync(permitCount: 1, cancellationToken);

    /// <summary>Learns how long a picture takes.</summary>
    public void Took(TimeSpan time) => _usualSeconds = 0.8 * _usualSeconds + 0.2 * time.TotalSeconds;

    public void Dispose()
    {
        _turns.Dispose();
        _places.Dispose();
    }

    private static int Free(ConcurrencyLimiter limiter) => (int)limiter.GetStatistics()!.CurrentAvailablePermits;
}
