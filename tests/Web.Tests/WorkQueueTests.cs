using System.Net;
using System.Text.Json;

namespace SuperResolution.Tests.Web;

/// <summary>What happens when more come than are served, and when they leave.</summary>
public class WorkQueueTests
{
    private static readonly byte[] s_picture = RunningSite.Picture(16, 8);

    [Fact]
    public async Task Beyond_the_queue_it_is_429_with_a_time_and_those_within_are_served()
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--queue", "2");
        Task<HttpResponseMessage>[] served = [.. Enumerable.Range(0, 3).Select(_ => site.EnhanceAsync(s_picture))];
        await site.WaitForAsync(running: 1, waiting: 2);

        HttpResponseMessage refused = await site.EnhanceAsync(s_picture);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        JsonElement health = await site.JsonAsync("/health");
        Assert.Equal("Healthy", health.GetProperty("status").GetString());
        Assert.Equal(1, health.GetProperty("queue").GetProperty("running").GetInt32());
        Assert.Equal(2, health.GetProperty("queue").GetProperty("waiting").GetInt32());

        gate.Let(3);
        Assert.All(await Task.WhenAll(served), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(0, (await site.JsonAsync("/health")).GetProperty("queue").GetProperty("running").GetInt32());
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_is_dropped_and_the_next_has_the_place()
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--queue", "1");
        Task<HttpResponseMessage> first = site.EnhanceAsync(s_picture);
        await site.WaitForAsync(running: 1, waiting: 0);
        using CancellationTokenSource leaves = new();
        Task<HttpResponseMessage> left = site.EnhanceAsync(s_picture, cancellationToken: leaves.Token);
        await site.WaitForAsync(running: 1, waiting: 1);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await site.WaitForAsync(running: 1, waiting: 0);

        Task<HttpResponseMessage> next = site.EnhanceAsync(s_picture);
        await site.WaitForAsync(running: 1, waiting: 1);
        gate.Let(2);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await next).StatusCode);
        Assert.Equal(2, gate.Tiles);
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task Who_leaves_while_tiles_are_computed_stops_it_at_the_next()
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--tile", "4");
        using CancellationTokenSource leaves = new();
        Task<HttpResponseMessage> left = site.EnhanceAsync(s_picture, cancellationToken: leaves.Token);
        gate.Let(2);
        Assert.True(SpinWait.SpinUntil(() => gate.Tiles == 3, TimeSpan.FromSeconds(30)));
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        await site.DrainAsync(gate);
        Assert.InRange(gate.Tiles, 3, 7);
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task A_job_tells_how_far_it_is()
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--tile", "4");
        (Guid first, Guid second) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal("Unknown", (await site.JsonAsync($"/jobs/{first}")).GetProperty("state").GetString());
        Task<HttpResponseMessage> running = site.EnhanceAsync(s_picture, $"?job={first}");
        await site.WaitForAsync(running: 1, waiting: 0);
        Task<HttpResponseMessage> waiting = site.EnhanceAsync(s_picture, $"?job={second:N}");
        await site.WaitForAsync(running: 1, waiting: 1);
        gate.Let(3);
        Assert.True(SpinWait.SpinUntil(() => gate.Tiles == 4, TimeSpan.FromSeconds(30)));

        JsonElement report = await site.JsonAsync($"/jobs/{first}");
        Assert.Equal(("Running", 3, 8), (report.GetProperty("state").GetString(), report.GetProperty("done").GetInt32(), report.GetProperty("total").GetInt32()));
        report = await site.JsonAsync($"/jobs/{second}");
        Assert.Equal(("Waiting", 1), (report.GetProperty("state").GetString(), report.GetProperty("ahead").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await site.EnhanceAsync(s_picture, $"?job={first}")).StatusCode);

        gate.Let(13);
        await Task.WhenAll(running, waiting);
        Assert.Equal("Unknown", (await site.JsonAsync($"/jobs/{first}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Shutting_down_answers_503_to_who_waits_and_who_is_served()
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--tile", "4");
        Task<HttpResponseMessage>[] open = [site.EnhanceAsync(s_picture), site.EnhanceAsync(s_picture)];
        await site.WaitForAsync(running: 1, waiting: 1);
        Assert.True(SpinWait.SpinUntil(() => gate.Tiles == 1, TimeSpan.FromSeconds(30)));
        Task stopped = site.StopAsync();
        gate.Let(1);
        foreach (Task<HttpResponseMessage> one in open)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await one).StatusCode);
        }

        await stopped;
        Assert.Equal(1, gate.Tiles);
        Assert.Empty(site.Warnings);
    }
}
