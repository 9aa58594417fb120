using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SuperResolution.Tests.Web;

/// <summary>Chromium's DevTools protocol: commands with answers, and events.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _open = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private Task _receiving = Task.CompletedTask;
    private int _last;

    /// <summary>Events: the session, the method, its parameters.</summary>
    public event Action<string?, string, JsonNode>? Event;

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        DevTools tools = new();
        await tools._socket.ConnectAsync(address, cancellationToken);
        tools._receiving = tools.ReceiveAsync();
        return tools;
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">Chromium refused it.</exception>
    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref _last);
        TaskCompletionSource<JsonNode> answer = _open[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        JsonObject message = new() { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }

        JsonNode received = await answer.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return received["error"] is { } error
            ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
            : received["result"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _sending.Dispose();
        _end.Dispose();
    }

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[1 << 16];
        using MemoryStream message = new();
        while (!_end.IsCancellationRequested)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), _end.Token);
            message.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
            {
                continue;
            }

            JsonNode node = JsonNode.Parse(message.ToArray())!;
            message.SetLength(0);
            if (node["id"] is { } id)
            {
                _open.TryRemove((int)id, out TaskCompletionSource<JsonNode>? answer);
                answer?.SetResult(node);
            }
            else
            {
                Event?.Invoke((string?)node["sessionId"], (string)node["method"]!, node["params"]!);
            }
        }
    }
}
