using System.Net;
using System.Text.Json.Nodes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Web;

/// <summary>The page in Chromium, used as a person does.</summary>
public sealed class PageTests : IAsyncLifetime, IDisposable
{
    private const string Split = "document.getElementById('split')", Before = "document.getElementById('before')", After = "document.getElementById('after')";

    private const string Weights = "weights/srgan/netG_epoch_4_100.pth", Photo = "data/demo/dog.png";

    private readonly TemporaryFolder _folder = new();
    private Chromium _browser = null!;

    public async Task InitializeAsync()
    {
        _browser = await Chromium.StartAsync();
        await File.WriteAllBytesAsync(_folder["photo.png"], RunningSite.Picture(120, 90));
    }

    public async Task DisposeAsync() => await _browser.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_photo_is_chosen_enhanced_compared_by_mouse_and_keys_and_offered()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "nearest");
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 1280, 860);
        (await page.ScreenshotAsync("wide-empty")).Dispose();
        Assert.Contains("No network is loaded: this page shows nearest interpolation ×4", await page.TextAsync("document.getElementById('notice').innerText"), StringComparison.Ordinal);
        await EnhanceAsync(page);
        Assert.Equal((480, 360), (await page.NumberAsync($"{After}.naturalWidth"), await page.NumberAsync($"{After}.naturalHeight")));
        Assert.Contains("120 × 90 → 480 × 360 pixels", await page.TextAsync("document.getElementById('facts').innerText"), StringComparison.Ordinal);
        Assert.Equal("photo-4x.png", await page.TextAsync("document.getElementById('download').download"));
        using (Image<Rgb24> downloaded = Image.Load<Rgb24>(await page.DownloadAsync("#download")))
        {
            Assert.Equal((480, 360, new Rgb24(200, 0, 40)), (downloaded.Width, downloaded.Height, downloaded[0, 0]));
        }

        Rectangle stage = await StageAsync(page);
        Assert.Equal(0.5, await VisibleAsync(page), 2);
        Point middle = new(stage.X + stage.Width / 2, stage.Y + stage.Height / 2);
        await page.DragAsync(middle, new Point(stage.X + stage.Width / 4, middle.Y));
        Assert.Equal(0.25, await VisibleAsync(page), 2);
        await page.DragAsync(new Point(stage.X + stage.Width * 7 / 10, middle.Y), new Point(stage.X + stage.Width * 3 / 4, middle.Y));
        Assert.Equal(0.75, await VisibleAsync(page), 2);
        foreach ((string key, int code, double visible) in ((string, int, double)[])
            [("ArrowLeft", 37, 0.73), ("ArrowRight", 39, 0.75), ("PageDown", 34, 0.65), ("Home", 36, 0), ("End", 35, 1)])
        {
            await page.KeyAsync(key, code);
            Assert.Equal(visible, await VisibleAsync(page), 2);
        }

        Assert.Equal("100 % before, 0 % after", await page.TextAsync($"{Split}.getAttribute('aria-valuetext')"));
        Assert.Empty(page.Complaints);
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task Left_of_the_line_is_the_photo_and_right_of_it_the_result()
    {
        // The negative, so that before and after are told apart by their colours.
        await using RunningSite site = await RunningSite.StartAsync(new StubGenerator(scale: 4, after: larger => 1 - larger));
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 1280, 860);
        await EnhanceAsync(page);
        Rectangle stage = await StageAsync(page);
        (int quarter, int rest) = (stage.X + stage.Width / 4, stage.X + stage.Width * 6 / 10);
        int y = stage.Y + stage.Height / 4;
        using Image<Rgb24> half = await page.ScreenshotAsync("negative-half");
        await page.KeyAsync("Home", 36);
        using Image<Rgb24> after = await page.ScreenshotAsync("negative-after");
        await page.KeyAsync("End", 35);
        using Image<Rgb24> before = await page.ScreenshotAsync("negative-before");

        // The left half of the photo is (200, y, 40), the right one (30, y, 200); the network gives their negative.
        Near(new Rgb24(200, 64, 40), before[quarter, y]);
        Near(new Rgb24(30, 64, 200), before[rest, y]);
        Near(new Rgb24(55, 191, 215), after[quarter, y]);
        Near(new Rgb24(225, 191, 55), after[rest, y]);
        Near(before[quarter, y], half[quarter, y]);
        Near(after[rest, y], half[rest, y]);
    }

    [SharedTheory(Weights, Photo)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_weights_the_page_names_the_network(bool dark)
    {
        using (Image<Rgb24> photo = Image.Load<Rgb24>(Repository.SharedFile(Photo)))
        {
            photo.Mutate(context => context.Resize(96, 96 * photo.Height / photo.Width, KnownResamplers.Bicubic));
            await photo.SaveAsync(_folder["photo.png"]);
        }

        await using RunningSite site = await RunningSite.StartAsync("--weights", Repository.SharedFile(Weights));
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 1280, 960, dark);
        Assert.StartsWith("SRResNet ×4", await page.TextAsync("document.getElementById('network').innerText"), StringComparison.Ordinal);
        Assert.True((bool)(await page.EvaluateAsync("document.getElementById('notice').hidden"))!);
        await EnhanceAsync(page);
        Assert.Equal(384, await page.NumberAsync($"{After}.naturalWidth"));
        (await page.ScreenshotAsync(dark ? "network-dark" : "network")).Dispose();
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task On_a_phone_in_the_dark_a_dropped_photo_is_compared_by_finger()
    {
        await using RunningSite site = await RunningSite.StartAsync("--resample", "bicubic");
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 390, 844, dark: true, scale: 2);
        (await page.ScreenshotAsync("narrow-dark-empty")).Dispose();
        await page.DropAsync(_folder["photo.png"], 195, 500);
        await page.UntilAsync("document.body.dataset.state === 'done'");
        Assert.Equal(390, await page.NumberAsync("document.documentElement.scrollWidth"));
        Rectangle stage = await StageAsync(page);
        int y = stage.Y + stage.Height / 2;
        await page.SwipeAsync(new Point(stage.X + stage.Width / 2, y), new Point(stage.X + stage.Width / 4, y));
        Assert.Equal(0.25, await VisibleAsync(page), 1);
        using Image<Rgb24> shown = await page.ScreenshotAsync("narrow-dark");
        Assert.True(shown[4, 4].R < 60, $"{shown[4, 4]} is not dark");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task One_to_one_shows_each_pixel_and_can_be_moved()
    {
        await File.WriteAllBytesAsync(_folder["photo.png"], RunningSite.Picture(600, 400));
        await using RunningSite site = await RunningSite.StartAsync("--resample", "nearest");
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 1280, 860);
        await EnhanceAsync(page);
        await page.EvaluateAsync("document.getElementById('actual').click()");
        Assert.Equal(2400, await page.NumberAsync($"{After}.clientWidth"));
        Rectangle stage = await StageAsync(page);
        Assert.Equal((80, 1120), (stage.X, stage.Width));

        // Off the line the mouse moves the photo and leaves the line alone; on it, the other way round.
        double left = await page.NumberAsync("document.getElementById('view').scrollLeft");
        await page.DragAsync(new Point(stage.X + 800, stage.Y + 200), new Point(stage.X + 700, stage.Y + 150));
        Assert.Equal(left + 100, await page.NumberAsync("document.getElementById('view').scrollLeft"), 0);
        Assert.Equal(50, await page.NumberAsync($"+{Split}.value"));
        await page.DragAsync(new Point(stage.X + stage.Width / 2, stage.Y + 200), new Point(stage.X + 200, stage.Y + 200));
        Assert.Equal(left + 100, await page.NumberAsync("document.getElementById('view').scrollLeft"), 0);
        Assert.Equal(200.0 / stage.Width * 100, await page.NumberAsync($"+{Split}.value"), 0);
        Assert.Equal(left + 300, await VisibleAsync(page) * 2400, 3.0);
        (await page.ScreenshotAsync("one-to-one")).Dispose();
    }

    [Fact]
    public async Task Progress_is_shown_and_cancelling_stops_the_server()
    {
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--tile", "30");
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 1280, 860);
        gate.Let(1);
        await page.ChooseAsync("#file", _folder["photo.png"]);
        await page.UntilAsync("document.getElementById('phase').innerText === 'Enhancing: tile 2 of 12'");
        Assert.Equal(1.0 / 12, await page.NumberAsync("document.getElementById('progress').value"), 3);
        (await page.ScreenshotAsync("working")).Dispose();
        await page.EvaluateAsync("document.getElementById('cancel').click()");
        await page.UntilAsync("document.body.dataset.state === 'empty'");
        await site.DrainAsync(gate);
        Assert.InRange(gate.Tiles, 2, 11);
        Assert.Empty(page.Complaints);
        Assert.Empty(site.Warnings);
    }

    [Fact]
    public async Task What_is_no_picture_is_said_and_another_can_be_chosen()
    {
        await File.WriteAllTextAsync(_folder["notes.png"], "no picture");
        await using RunningSite site = await RunningSite.StartAsync("--resample", "nearest", "--maxBytes", "104857");
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 1280, 860);
        await page.ChooseAsync("#file", _folder["notes.png"]);
        await page.UntilAsync("document.body.dataset.state === 'failed'");
        Assert.Contains("This is no picture", await page.TextAsync("document.getElementById('reason').innerText"), StringComparison.Ordinal);
        (await page.ScreenshotAsync("failed")).Dispose();

        await File.WriteAllBytesAsync(_folder["large.png"], new byte[104_858]);
        await page.ChooseAsync("#file", _folder["large.png"]);
        await page.UntilAsync("document.getElementById('reason').innerText.includes('at most 0.1 MiB')");
        await EnhanceAsync(page);
        Assert.All(page.Complaints, complaint => Assert.Contains($"{(int)HttpStatusCode.UnsupportedMediaType}", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_busy_server_is_told_from_one_that_is_not_there_however_long_the_upload_takes()
    {
        const string Reason = "document.getElementById('reason').innerText", Failed = "document.body.dataset.state === 'failed'";
        await File.WriteAllBytesAsync(_folder["large.png"], RunningSite.Noise(1000, 700));
        using TileGate gate = new();
        await using RunningSite site = await RunningSite.StartAsync(gate.Network, "--queue", "0");
        Task<HttpResponseMessage> first = site.EnhanceAsync(RunningSite.Picture(16, 8));
        await site.WaitForAsync(running: 1, waiting: 0);
        BrowserPage page = await _browser.OpenAsync(site.Client.BaseAddress!, 1280, 860);
        await page.ChooseAsync("#file", _folder["large.png"]);
        await page.UntilAsync(Failed);
        Assert.Contains("busy: 1 pictures are here already", await page.TextAsync(Reason), StringComparison.Ordinal);

        // Ten seconds; a server closes the connection five after it has answered.
        await page.SlowUploadsAsync(200_000);
        await page.EvaluateAsync("document.getElementById('retry').click()");
        await page.UntilAsync(Failed);
        Assert.Contains("busy: 1 pictures are here already", await page.TextAsync(Reason), StringComparison.Ordinal);

        // Not every browser finds the answer of a connection that is closed while it sends.
        await page.FailAsync("*/enhance?*");
        await page.EvaluateAsync("document.getElementById('retry').click()");
        await page.UntilAsync(Failed);
        Assert.StartsWith("The server ended the upload", await page.TextAsync(Reason), StringComparison.Ordinal);
        Assert.False((bool)(await page.EvaluateAsync("document.getElementById('retry').hidden"))!);
        gate.Let(1);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(1, gate.Tiles);

        await site.StopAsync();
        await page.EvaluateAsync("document.getElementById('retry').click()");
        await page.UntilAsync(Failed);
        Assert.Equal("The server cannot be reached.", await page.TextAsync(Reason));
    }

    private async Task EnhanceAsync(BrowserPage page)
    {
        await page.ChooseAsync("#file", _folder["photo.png"]);
        await page.UntilAsync("document.body.dataset.state === 'done'");
    }

    private static async Task<Rectangle> StageAsync(BrowserPage page)
    {
        JsonNode box = (await page.EvaluateAsync("(b => [b.x, b.y, b.width, b.height].map(Math.round))(document.getElementById('stage').getBoundingClientRect())"))!;
        return new((int)box[0]!, (int)box[1]!, (int)box[2]!, (int)box[3]!);
    }

    // The part of the photo as it was that is not clipped away: inset(top right bottom left), or shorter where they are the same.
    private static Task<double> VisibleAsync(BrowserPage page) =>
        page.NumberAsync($"1 - parseFloat(getComputedStyle({Before}).clipPath.split(' ')[1] ?? 0) / {Before}.clientWidth");

    private static void Near(Rgb24 expected, Rgb24 actual) => Assert.True(
        Math.Abs(expected.R - actual.R) <= 4 && Math.Abs(expected.G - actual.G) <= 4 && Math.Abs(expected.B - actual.B) <= 4, $"{actual} is not near {expected}");
}
