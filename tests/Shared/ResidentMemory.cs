using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace SuperResolution.Tests.Shared;

/// <summary>Resident memory of this process and its peak since the last reset, from Linux's /proc; zeros elsewhere.</summary>
internal sealed class ResidentMemory : IDisposable
{
    private const int ResetPeak = (byte)'5';
    private readonly SafeFileHandle? _status;
    private readonly SafeFileHandle? _reset;
    private readonly byte[] _text = new byte[4096];

    public ResidentMemory()
    {
        if (OperatingSystem.IsLinux())
        {
            _status = File.OpenHandle("/proc/self/status");
            _reset = File.OpenHandle("/proc/self/clear_refs", FileMode.Open, FileAccess.Write);
        }
    }

    /// <summary>Bytes now.</summary>
    public long Now => Read("VmRSS:"u8);

    /// <summary>Most bytes since <see cref="Reset"/>.</summary>
    public long Peak => Read("VmHWM:"u8);

    /// <summary>Bytes of data, resident or not, which a limit of the system's counts.</summary>
    public long Data => Read("VmData:"u8);

    /// <summary>Lets the peak begin at what is resident now.</summary>
    public void Reset()
    {
        if (_reset is not null)
        {
            RandomAccess.Write(_reset, [ResetPeak], 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _status?.Dispose();
        _reset?.Dispose();
    }

    private long Read(ReadOnlySpan<byte> name)
    {
        if (_status is null)
        {
            return 0;
        }

        ReadOnlySpan<byte> text = _text.AsSpan(0, RandomAccess.Read(_status, _text, 0));
        text = text[(text.IndexOf(name) + name.Length)..].TrimStart(" \t"u8);
        return Utf8Parser.TryParse(text, out long kibibytes, out _) ? kibibytes << 10 : 0;
    }
}
