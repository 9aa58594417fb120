using System.Collections.Concurrent;

namespace SuperResolution.Samples.Web;

/// <summary>The pictures that wait or are enhanced, by the number that their sender chose.</summary>
internal sealed class Jobs
{
    private readonly ConcurrentDictionary<Guid, Job> _jobs = new();
    private long _tickets;

    /// <summary>A job that is known until it is disposed.</summary>
    /// <exception cref="RefusedException">There is one of that number: 409.</exception>
    public Job Begin(Guid? id)
    {
        Guid key = id ?? Guid.NewGuid();
        Job job = new(Interlocked.Increment(ref _tickets), _ => _jobs.TryRemove(key, out Job? _));
        return _jobs.TryAdd(key, job)
            ? job
            : throw new RefusedException(StatusCodes.Status409Conflict, $"There is a job {key} already; choose another number.");
    }

    /// <summary>How far a job is.</summary>
    public JobReport Report(Guid id) => _jobs.TryGetValue(id, out Job? job)
        ? job.Report(_jobs.Values.Count(other => other.Ticket < job.Ticket))
        : new(JobState.Unknown, 0, 0, 0);
}
