using System.Net;
using System.Text.Json;

namespace SuperResolution.Tests.Web;

/// <summary>How many may send pictures at once, and for how long.</summary>
public class UploadLimitTests
{
    private static readonly byte[] s_picture = RunningSite.Picture(16, 8);

    [Fact]
    public async Task Uploads_take_places_before_their_bodies_are_read()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "nearest", "--queue", "1", "--transfers", "0");
        await using SlowUpload first = await SlowUpload.BeginAsync(site, s_picture, 20);
        await using SlowUpload second = await SlowUpload.BeginAsync(site, s_picture, 0);
        await site.WaitForAsync(running: 0, waiting: 0, transfers: 2);
        Assert.Equal(2, (await site.JsonAsync("/health")).GetProperty("queue").GetProperty("places").GetInt32());

        HttpResponseMessage refused = await site.EnhanceAsync(s_picture);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        JsonElement problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Contains("2 pictures are here already", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        // The answer comes though of the body nothing has.
        await using SlowUpload third = await SlowUpload.BeginAsync(site, s_picture, 0);
        Assert.StartsWith("HTTP/1.1 429", await third.StatusAsync(), StringComparison.Ordinal);

        await first.EndAsync();
        Assert.StartsWith("HTTP/1.1 200", await first.StatusAsync(), StringComparison.Ordinal);
        await site.WaitForAsync(running: 0, waiting: 0, transfers: 1);
        Assert.Equal(HttpStatusCode.OK, (await site.EnhanceAsync(s_picture)).StatusCode);
        await second.EndAsync();
        Assert.StartsWith("HTTP/1.1 200", await second.StatusAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task Slow_uploads_take_none_of_the_queues_places()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "nearest", "--queue", "0", "--transfers", "2");
        await using SlowUpload first = await SlowUpload.BeginAsync(site, s_picture, 20);
        await using SlowUpload second = await SlowUpload.BeginAsync(site, s_picture, 20);
        await site.WaitForAsync(running: 0, waiting: 0, transfers: 2);
        Assert.Equal(HttpStatusCode.OK, (await site.EnhanceAsync(s_picture)).StatusCode);
    }

    [Fact]
    public async Task Who_has_a_place_is_not_refused_after_the_upload()
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--queue", "0");
        await using SlowUpload slow = await SlowUpload.BeginAsync(site, s_picture, 20);
        await site.WaitForAsync(running: 0, waiting: 0, transfers: 1);
        Task<HttpResponseMessage> quick = site.EnhanceAsync(s_picture);
        await site.WaitForAsync(running: 1, waiting: 0, transfers: 1);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.EnhanceAsync(s_picture)).StatusCode);
        await slow.EndAsync();
        await site.WaitForAsync(running: 1, waiting: 1);
        gate.Let(2);
        Assert.Equal(HttpStatusCode.OK, (await quick).StatusCode);
        Assert.StartsWith("HTTP/1.1 200", await slow.StatusAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("took longer than 5 s", "--uploadSeconds", "5", "--uploadRate", "1")]
    [InlineData("less than 100000 bytes a second", "--uploadRate", "100000")]
    public async Task A_slow_upload_ends_at_its_time_and_gives_its_place_back(string reason, params string[] limit)
    {
        await using RunningSite site = await RunningSite.StartAsync(["--resample", "nearest", "--queue", "0", "--transfers", "0", .. limit]);
        await using SlowUpload slow = await SlowUpload.BeginAsync(site, s_picture, 20);
        await site.WaitForAsync(running: 0, waiting: 0, transfers: 1);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.EnhanceAsync(s_picture)).StatusCode);
        string answer = await slow.AnswerAsync();
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains(reason, answer, StringComparison.Ordinal);
        await site.WaitForAsync(running: 0, waiting: 0);
        Assert.Equal(HttpStatusCode.OK, (await site.EnhanceAsync(s_picture)).StatusCode);
    }

    [Fact]
    public async Task Who_leaves_in_the_middle_of_an_upload_gives_the_place_back()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "nearest", "--queue", "0", "--transfers", "0");
        await using (SlowUpload left = await SlowUpload.BeginAsync(site, s_picture, 20))
        {
            await site.WaitForAsync(running: 0, waiting: 0, transfers: 1);
        }

        await site.WaitForAsync(running: 0, waiting: 0);
        Assert.Equal(HttpStatusCode.OK, (await site.EnhanceAsync(s_picture)).StatusCode);
        Assert.Empty(site.Warnings);
    }
}
