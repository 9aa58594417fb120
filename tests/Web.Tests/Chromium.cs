using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SuperResolution.Tests.Web;

/// <summary>Debian's Chromium without a window, in a profile of its own.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly DevTools _tools;

    private Chromium(Process process, DirectoryInfo profile, DevTools tools)
    {
        _process = process;
        _profile = profile;
        _tools = tools;
    }

    /// <summary>Starts the browser and connects to it.</summary>
    public static async Task<Chromium> StartAsync()
    {
        Assert.True(File.Exists(Program), $"There is no {Program}, which tries the page: apt-get install chromium");
        DirectoryInfo profile = Directory.CreateTempSubdirectory("superresolution-chromium-");
        ProcessStartInfo start = new(Program,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        try
        {
            return new(process, profile, await DevTools.ConnectAsync(await AddressAsync(process), CancellationToken.None));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Opens a page in a window of a size and waits until it is loaded.</summary>
    public async Task<BrowserPage> OpenAsync(Uri address, int width, int height, bool dark = false, double scale = 1)
    {
        JsonNode context = await _tools.SendAsync("Target.createBrowserContext");
        await _tools.SendAsync("Browser.setDownloadBehavior", new()
        {
            ["behavior"] = "allowAndName",
            ["browserContextId"] = (string)context["browserContextId"]!,
            ["downloadPath"] = _profile.FullName,
            ["eventsEnabled"] = true,
        });
        JsonNode target = await _tools.SendAsync(
            "Target.createTarget", new JsonObject { ["url"] = "about:blank", ["browserContextId"] = (string)context["browserContextId"]! });
        JsonNode session = await _tools.SendAsync(
            "Target.attachToTarget", new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        BrowserPage page = new(_tools, (string)session["sessionId"]!, _profile.FullName);
        await page.PrepareAsync(width, height, dark, scale);
        await page.GoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _tools.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (int i = 0; _profile.Exists && i < 20; i++)
        {
            try
            {
                _profile.Delete(recursive: true);
            }
            catch (IOException)
            {
                // Its last child may write for a moment.
                await Task.Delay(100);
            }

            _profile.Refresh();
        }
    }

    // The browser says where it listens, and its later complaints have to go somewhere.
    private static async Task<Uri> AddressAsync(Process process)
    {
        const string Marker = "DevTools listening on ";
        TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Marker, StringComparison.Ordinal) == true)
            {
                address.TrySetResult(new Uri(line.Data[Marker.Length..]));
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await address.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }
}
