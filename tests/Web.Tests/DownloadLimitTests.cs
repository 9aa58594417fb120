using System.Net;

namespace SuperResolution.Tests.Web;

/// <summary>What happens to those who ask for a result and do not read it.</summary>
public class DownloadLimitTests
{
    [Theory]
    [InlineData("--downloadSeconds", "5", "--downloadRate", "1")]
    [InlineData("--downloadRate", "1000000000")]
    public async Task Who_does_not_read_holds_a_place_until_the_connection_is_closed(params string[] limit)
    {
        byte[] picture = RunningSite.Noise(700, 500);
        await using RunningSite site = await RunningSite.StartAsync(["--resample", "bicubic", "--queue", "0", "--transfers", "0", .. limit]);
        await using SlowUpload deaf = await SlowUpload.BeginAsync(site, picture, picture.Length);
        Assert.StartsWith("HTTP/1.1 200", await deaf.StatusAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.EnhanceAsync(RunningSite.Picture(16, 8))).StatusCode);
        await site.WaitForAsync(running: 0, waiting: 0);

        HttpResponseMessage read = await site.EnhanceAsync(picture);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);

        // What the system keeps of an answer in its buffers is less, so the connection was closed in the middle of it.
        Assert.True(read.Content.Headers.ContentLength > 8_000_000, $"{read.Content.Headers.ContentLength} bytes");
        await site.WaitForAsync(running: 0, waiting: 0);
        Assert.Empty(site.Warnings);
    }
}
