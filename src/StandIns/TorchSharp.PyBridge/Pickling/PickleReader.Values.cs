using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace TorchSharp.PyBridge.Pickling;

internal sealed partial class PickleReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool ExecuteValue(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.Protocol: CheckProtocol(ReadByte()); break;
            case Opcode.Frame: ReadBytes(sizeof(ulong)); break;
            case Opcode.None: _stack.Add(null); break;
            case Opcode.NewTrue: _stack.Add(true); break;
            case Opcode.NewFalse: _stack.Add(false); break;
            case Opcode.BinInt: _stack.Add(BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int)))); break;
            case Opcode.BinInt1: _stack.Add((int)ReadByte()); break;
            case Opcode.BinInt2: _stack.Add((int)BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(sizeof(ushort)))); break;
            case Opcode.Long1: PushLong(new BigInteger(ReadBytes(ReadByte()))); break;
            case Opcode.BinFloat: _stack.Add(BinaryPrimitives.ReadDoubleBigEndian(ReadBytes(sizeof(double)))); break;
            case Opcode.BinUnicode: _stack.Add(ReadText(ReadUInt32())); break;
            case Opcode.ShortBinUnicode: _stack.Add(ReadText(ReadByte())); break;
            default: return false;
        }

        return true;
    }

    private void PushLong(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            _stack.Add((long)value);
        }
        else
        {
            _stack.Add(value);
        }
    }

    private static void CheckProtocol(byte protocol)
    {
        if (protocol is < 2 or > 5)
        {
            throw new NotSupportedException($"The pickle is of protocol {protocol}; torch.save writes 2, and 2 to 5 can be read.");
        }
    }

    private byte ReadByte() => ReadBytes(1)[0];

    private uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(sizeof(uint)));

    private ReadOnlySpan<byte> ReadBytes(long count)
    {
        if (count > data.Length - _at)
        {
            throw Malformed($"it needs {count} bytes where {data.Length - _at} are left");
        }

        ReadOnlySpan<byte> bytes = data.AsSpan(_at, (int)count);
        _at += (int)count;
        return bytes;
    }

    private string ReadLine()
    {
        int length = data.AsSpan(_at).IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Malformed("a line has no end");
        }

        string line = ReadText(length);
        _at++;
        return line;
    }

    private string ReadText(long length)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(length);
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("a string is not UTF-8");
        }
    }
}
