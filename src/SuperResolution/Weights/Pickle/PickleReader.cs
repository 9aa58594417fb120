using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SuperResolution.Weights.Pickle;

/// <summary>Takes numbers and texts from the bytes of a pickle, never beyond their end.</summary>
internal sealed class PickleReader(ReadOnlyMemory<byte> bytes, int position, CheckpointLimits limits)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The place of the next byte.</summary>
    public int Position { get; private set; } = position;

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
            throw new PickleFault($"an integer of {length.Grouped()} bytes; at most {limits.PickleIntegerBytes} are allowed");
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
            throw new PickleFault("a text that is not UTF-8");
        }
    }

    /// <summary>Bytes of a text or a byte string.</summary>
    public ReadOnlySpan<byte> Blob(ulong length) => length <= (ulong)limits.PickleTextBytes
        ? Take((int)length)
        : throw new PickleFault($"a text of {length.Grouped()} bytes; at most {limits.PickleTextBytes.Grouped()} are allowed");

    /// <summary>A text up to a line feed, which is consumed.</summary>
    public string Line()
    {
        int length = bytes.Span[Position..].IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Truncated();
        }

        string line = Text((ulong)length);
        Position++;
        return line;
    }

    /// <summary>Steps over bytes that mean nothing here.</summary>
    public void Skip(int count) => Take(count);

    private static PickleFault Truncated() => new("the pickle ends in the middle of a value: the file is truncated");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - Position)
        {
            throw Truncated();
        }

        ReadOnlySpan<byte> taken = bytes.Span.Slice(Position, count);
        Position += count;
        return taken;
    }
}
