using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SuperResolution.Samples.Web;

/// <summary>Healthy while pictures are taken, degraded while the queue is full; the answer is 200 in both cases.</summary>
internal sealed class QueueHealth(WorkQueue queue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Dictionary<string, object> data = new() { ["running"] = queue.Running, ["waiting"] = queue.Waiting };
        return Task.FromResult(queue.IsFull ? HealthCheckResult.Degraded("The queue is full.", data: data) : HealthCheckResult.Healthy(data: data));
    }

    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString(),
        Queue = report.Entries["queue"].Data,
    });
}
