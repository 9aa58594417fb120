using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Tests.Web;

/// <summary>A page that is open in the browser.</summary>
internal sealed class BrowserPage
{
    private readonly DevTools _tools;
    private readonly string _session;
    private readonly string _downloads;

    public BrowserPage(DevTools tools, string session, string downloads)
    {
        _tools = tools;
        _session = session;
        _downloads = downloads;
        tools.Event += Received;
    }

    /// <summary>Errors and warnings of its console, and exceptions.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public async Task PrepareAsync(int width, int height, bool dark, double scale)
    {
        foreach (string domain in (string[])["Page", "Runtime", "Log", "DOM"])
        {
            await SendAsync($"{domain}.enable");
        }

        await SendAsync("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = scale, ["mobile"] = width < 600,
        });
        await SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = width < 600 });
        await SendAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
    }

    public async Task GoAsync(Uri address)
    {
        await SendAsync("Page.navigate", new() { ["url"] = address.ToString() });
        await UntilAsync("document.readyState === 'complete' && !document.getElementById('network').hidden");
    }

    /// <summary>The value of an expression, as JSON.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer["exceptionDetails"]?.ToJsonString()}");
        return answer["result"]!["value"];
    }

    public async Task<double> NumberAsync(string expression) => (double)(await EvaluateAsync(expression))!;

    public async Task<string> TextAsync(string expression) => (string)(await EvaluateAsync(expression))!;

    /// <summary>Waits until an expression is true.</summary>
    public async Task UntilAsync(string expression)
    {
        DateTime limit = DateTime.UtcNow.AddSeconds(120);
        while (!(bool)(await EvaluateAsync($"!!({expression})"))!)
        {
            Assert.True(
                DateTime.UtcNow < limit,
                $"{expression} did not come true; the page says: {await TextAsync("document.body.innerText")}; {string.Join("; ", Complaints)}");
            await Task.Delay(30);
        }
    }

    /// <summary>Chooses a file as a user does in the dialog.</summary>
    public async Task ChooseAsync(string selector, string file)
    {
        JsonNode document = await SendAsync("DOM.getDocument");
        JsonNode input = await SendAsync(
            "DOM.querySelector", new() { ["nodeId"] = (int)document["root"]!["nodeId"]!, ["selector"] = selector });
        await SendAsync("DOM.setFileInputFiles", new() { ["nodeId"] = (int)input["nodeId"]!, ["files"] = new JsonArray(file) });
    }

    /// <summary>Clicks a link that downloads.</summary>
    /// <returns>The file.</returns>
    public async Task<byte[]> DownloadAsync(string selector)
    {
        TaskCompletionSource<string> file = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _tools.Event += Progress;
        await EvaluateAsync($"document.querySelector('{selector}').click()");
        string name = await file.Task.WaitAsync(TimeSpan.FromSeconds(30));
        _tools.Event -= Progress;
        return await File.ReadAllBytesAsync(Path.Combine(_downloads, name));

        void Progress(string? session, string method, JsonNode parameters)
        {
            if (method == "Browser.downloadProgress" && (string?)parameters["state"] == "completed")
            {
                file.TrySetResult((string)parameters["guid"]!);
            }
        }
    }

    /// <summary>Lets it send only so many bytes a second.</summary>
    public async Task SlowUploadsAsync(int bytes)
    {
        await SendAsync("Network.enable");
        await SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = bytes,
        });
    }

    /// <summary>Lets requests end with an error of the network, by a pattern of their addresses.</summary>
    public async Task FailAsync(string addresses)
    {
        await SendAsync("Network.enable");
        await SendAsync("Network.setBlockedURLs", new() { ["urls"] = new JsonArray(addresses) });
    }

    /// <summary>Drops a file from outside of the browser.</summary>
    public async Task DropAsync(string file, double x, double y)
    {
        foreach (string type in (string[])["dragEnter", "dragOver", "drop"])
        {
            await SendAsync("Input.dispatchDragEvent", new()
            {
                ["type"] = type,
                ["x"] = x,
                ["y"] = y,
                ["data"] = new JsonObject { ["items"] = new JsonArray(), ["files"] = new JsonArray(file), ["dragOperationsMask"] = 1 },
            });
        }
    }

    /// <summary>Presses the mouse at a place, moves it and lets go.</summary>
    public async Task DragAsync(Point from, Point to)
    {
        await MouseAsync("mousePressed", from);
        await MouseAsync("mouseMoved", new Point((from.X + to.X) / 2, (from.Y + to.Y) / 2));
        await MouseAsync("mouseMoved", to);
        await MouseAsync("mouseReleased", to);
    }

    /// <summary>Touches a place, moves the finger and lifts it.</summary>
    public async Task SwipeAsync(Point from, Point to)
    {
        await TouchAsync("touchStart", from);
        for (int i = 1; i <= 5; i++)
        {
            await TouchAsync("touchMove", new Point(from.X + (to.X - from.X) * i / 5, from.Y + (to.Y - from.Y) * i / 5));
        }

        await SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = new JsonArray() });
    }

    /// <summary>Presses a key that types nothing.</summary>
    public async Task KeyAsync(string key, int code)
    {
        foreach (string type in (string[])["rawKeyDown", "keyUp"])
        {
            await SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code });
        }
    }

    /// <summary>What the window shows; also written to a file where <c>SUPERRESOLUTION_SCREENSHOTS</c> names a folder.</summary>
    public async Task<Image<Rgb24>> ScreenshotAsync(string name)
    {
        // Two frames, so that what was changed is drawn.
        await EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        JsonNode answer = await SendAsync("Page.captureScreenshot", new() { ["format"] = "png" });
        byte[] file = Convert.FromBase64String((string)answer["data"]!);
        if (Environment.GetEnvironmentVariable("SUPERRESOLUTION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), file);
        }

        return Image.Load<Rgb24>(file);
    }

    private Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => _tools.SendAsync(method, parameters, _session);

    private Task<JsonNode> MouseAsync(string type, Point at) => SendAsync("Input.dispatchMouseEvent", new()
    {
        ["type"] = type, ["x"] = at.X, ["y"] = at.Y, ["button"] = "left", ["buttons"] = type == "mouseReleased" ? 0 : 1, ["clickCount"] = 1,
    });

    private Task<JsonNode> TouchAsync(string type, Point at) => SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = type, ["touchPoints"] = new JsonArray(new JsonObject { ["x"] = at.X, ["y"] = at.Y }),
    });

    private void Received(string? session, string method, JsonNode parameters)
    {
        if (session != _session)
        {
            return;
        }

        string? complaint = method switch
        {
            "Runtime.exceptionThrown" => parameters["exceptionDetails"]!.ToJsonString(),
            "Runtime.consoleAPICalled" when (string?)parameters["type"] is "error" or "warning" => parameters["args"]!.ToJsonString(),
            "Log.entryAdded" when (string?)parameters["entry"]!["level"] is "error" or "warning" => parameters["entry"]!.ToJsonString(),
            _ => null,
        };
        if (complaint is not null)
        {
            Complaints.Enqueue(complaint);
        }
    }
}
