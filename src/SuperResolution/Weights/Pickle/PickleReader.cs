using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SuperResolution.Weights.Pickle;

/// <summary>
/// Takes numbers and texts from the bytes of a pickle, never beyond their end. Of a stream it holds only a stretch that is as long as
/// the longest text.
/// </summary>
internal sealed class PickleReader(Stream stream, CheckpointLimits limits)
{
    private const int StretchBytes = 1 << 16;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private byte[] _stretch = new byte[StretchBytes];
    private int _at;
    private int _end;

    /// <summary>The place of the next byte, counted from where reading began.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double)));

    /// <summary>An integer of so many bytes, two's complement: a long where it fits, else a BigInteger.</summary>
    public object Integer(ulong length)
    {
        if (length > (ulong)limits.PickleIntegerBytes)
        {
            throw PickleFault.TooMuch(
                $"an integer of {length.Grouped()} bytes; at most {limits.PickleIntegerBytes} are allowed",
                nameof(limits.PickleIntegerBytes));
        }

        BigInteger value = new(Take((int)length));
        return value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;
    }

    public string Text(ulong length)
    {
        ReadOnlySpan<byte> text = Blob(length);
        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw PickleFault.Damaged("a text that is not UTF-8, which all texts must be");
        }
    }

    /// <summary>Bytes of a text or a byte string; they stay until the next are taken.</summary>
    public ReadOnlySpan<byte> Blob(ulong length) => length <= (ulong)limits.TextBytes
        ? Take((int)length)
        : throw PickleFault.TooMuch(
            $"a text of {length.Grouped()} bytes; at most {limits.TextBytes.Grouped()} are allowed", nameof(limits.TextBytes));

    /// <summary>A text up to a line feed, which is consumed.</summary>
    public string Line()
    {
        int length = 0;
        while (Peek(length) != (byte)'\n')
        {
            length++;
            if (length > limits.TextBytes)
            {
                throw PickleFault.TooMuch(
                    $"a line of more than {limits.TextBytes.Grouped()} bytes, which is what is allowed", nameof(limits.TextBytes));
            }
        }

        string line = Text((ulong)length);
        Take(1);
        return line;
    }

    /// <summary>Steps over bytes that mean nothing here.</summary>
    public void Skip(int count) => Take(count);

    private byte Peek(int ahead)
    {
        Hold(ahead + 1);
        return _stretch[_at + ahead];
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > limits.PickleBytes - Position)
        {
            throw PickleFault.TooMuch(
                $"the pickle has more than {limits.PickleBytes.Grouped()} bytes, which is what is allowed", nameof(limits.PickleBytes));
        }

        Hold(count);
        ReadOnlySpan<byte> taken = _stretch.AsSpan(_at, count);
        _at += count;
        Position += count;
        return taken;
    }

    /// <summary>Sees to it that so many bytes lie in the stretch.</summary>
    private void Hold(int count)
    {
        if (count <= _end - _at)
        {
            return;
        }

        byte[] to = count <= _stretch.Length ? _stretch : new byte[Math.Max(count, 2 * _stretch.Length)];
        _stretch.AsSpan(_at, _end - _at).CopyTo(to);
        (_stretch, _at, _end) = (to, 0, _end - _at);
        _end += stream.ReadAtLeast(_stretch.AsSpan(_end), count - _end, throwOnEndOfStream: false);
        if (_end < count)
        {
            throw PickleFault.Damaged("the pickle ends in the middle of a value: the file is truncated");
        }
    }
}
