using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SuperResolution.Tests.Web;

/// <summary>A client that sends the head of a request and a part of its picture, or all of it, and waits before it reads the answer.</summary>
internal sealed class SlowUpload : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    // The system takes little of an answer before it is read.
    private readonly TcpClient _client = new() { ReceiveBufferSize = 4096 };
    private readonly byte[] _rest;

    private SlowUpload(byte[] rest) => _rest = rest;

    /// <summary>Sends the first bytes of a picture.</summary>
    public static async Task<SlowUpload> BeginAsync(RunningSite site, byte[] picture, int begun)
    {
        SlowUpload upload = new(picture[begun..]);
        await upload._client.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress!.Port);
        await upload._client.GetStream().WriteAsync((byte[])
        [
            .. Encoding.ASCII.GetBytes(
                $"POST /enhance HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: image/png\r\nContent-Length: {picture.Length}\r\n\r\n"),
            .. picture[..begun],
        ]);
        return upload;
    }

    /// <summary>Sends the rest.</summary>
    public async Task EndAsync() => await _client.GetStream().WriteAsync(_rest);

    /// <summary>The first line of what the server answers.</summary>
    public async Task<string?> StatusAsync()
    {
        using StreamReader answer = new(_client.GetStream(), Encoding.Latin1, leaveOpen: true);
        return await answer.ReadLineAsync().WaitAsync(s_limit);
    }

    /// <summary>What the server answers, to its end.</summary>
    public async Task<string> AnswerAsync()
    {
        using StreamReader answer = new(_client.GetStream(), Encoding.Latin1, leaveOpen: true);
        return await answer.ReadToEndAsync().WaitAsync(s_limit);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
