using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SuperResolution.Samples.Web;

/// <summary>Healthy until the server shuts down, with how much it has to do. A full queue is no illness: it answers 429 and goes on.</summary>
internal sealed class QueueHealth(WorkQueue queue, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Dictionary<string, object> data = new() { ["running"] = queue.Running, ["waiting"] = queue.Waiting, ["places"] = queue.Places };
        return Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("The server is shutting down.", data: data)
            : HealthCheckResult.Healthy(data: data));
    }

    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString(),
        Queue = report.Entries["queue"].Data,
    });
}
