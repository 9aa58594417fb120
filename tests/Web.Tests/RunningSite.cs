using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Samples.Web;

namespace SuperResolution.Tests.Web;

/// <summary>The sample, served on a port of this machine, and what it logs.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private RunningSite(WebApplication site, SiteLog log)
    {
        _site = site;
        Warnings = log.Warnings;
        Client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Speaks to it.</summary>
    public HttpClient Client { get; }

    /// <summary>What it logged as a warning or worse.</summary>
    public ConcurrentQueue<string> Warnings { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _site.Services;

    /// <summary>A site with a network of the test's own.</summary>
    public static Task<RunningSite> StartAsync(IGenerator network, params string[] args) =>
        StartAsync(["--resample", "bicubic", .. args], o => o.Generator = _ => network);

    /// <summary>A site with a command line.</summary>
    public static Task<RunningSite> StartAsync(params string[] args) => StartAsync(args, register: null);

    private static async Task<RunningSite> StartAsync(string[] args, Action<UpscalerRegistration>? register)
    {
        WebApplication site = WebSite.Create(["--urls", "http://127.0.0.1:0", .. args], register);
        SiteLog log = new();
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await site.StartAsync();
        return new(site, log);
    }

    /// <summary>Sends a picture as the body.</summary>
    public Task<HttpResponseMessage> EnhanceAsync(
        byte[] picture, string query = "", string? accept = null, CancellationToken cancellationToken = default)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/enhance" + query)
        {
            Content = new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
        };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    /// <summary>What a path answers, as JSON.</summary>
    public Task<JsonElement> JsonAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Waits until as many pictures are enhanced, wait and are on the way in or out as are told.</summary>
    public async Task WaitForAsync(int running, int waiting, int transfers = 0)
    {
        WorkQueue queue = _site.Services.GetRequiredService<WorkQueue>();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while ((queue.Running, queue.Waiting, queue.Places) != (running, waiting, running + waiting + transfers))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>Lets tiles through, one each half a second, until nothing is enhanced: a server hears a moment later that a client left.</summary>
    public async Task DrainAsync(TileGate gate)
    {
        WorkQueue queue = _site.Services.GetRequiredService<WorkQueue>();
        while (queue.Running > 0)
        {
            await Task.Delay(500);
            gate.Let(1);
            await Task.Delay(20);
        }
    }

    /// <summary>A PNG that compression makes no smaller.</summary>
    public static byte[] Noise(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        new Random(0).NextBytes(pixels);
        using Image<Rgb24> picture = Image.LoadPixelData<Rgb24>(pixels, width, height);
        using MemoryStream file = new();
        picture.SaveAsPng(file);
        return file.ToArray();
    }

    /// <summary>A picture of two halves, red and blue, with a white line between them.</summary>
    public static byte[] Picture(int width, int height, string format = "png")
    {
        using Image<Rgb24> picture = new(width, height);
        picture.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                Span<Rgb24> row = rows.GetRowSpan(y);
                row[..(width / 2)].Fill(new Rgb24(200, (byte)(y * 255 / height), 40));
                row[(width / 2)..].Fill(new Rgb24(30, (byte)(y * 255 / height), 200));
                row[width / 2] = new Rgb24(255, 255, 255);
            }
        });
        using MemoryStream file = new();
        switch (format)
        {
            case "jpeg":
                picture.SaveAsJpeg(file);
                break;
            case "webp":
                picture.SaveAsWebp(file);
                break;
            case "bmp":
                picture.SaveAsBmp(file);
                break;
            default:
                picture.SaveAsPng(file);
                break;
        }

        return file.ToArray();
    }

    /// <summary>Shuts down as Ctrl+C does.</summary>
    public Task StopAsync() => _site.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _site.StopAsync();
        await _site.DisposeAsync();
    }

    private sealed class SiteLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Warnings { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Warnings.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
