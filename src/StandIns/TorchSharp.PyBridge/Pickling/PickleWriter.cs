using System.Buffers.Binary;
using System.Collections;
using System.Numerics;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Pickling;

/// <summary>Writes values in Python's pickle format, protocol 2, with the instructions that torch.load's weights_only mode accepts.</summary>
/// <param name="output">Where the pickle goes.</param>
/// <param name="writeTensor">Writes a tensor, by the members of the writer.</param>
internal sealed class PickleWriter(Stream output, Action<PickleWriter, Tensor> writeTensor)
{
    // Deeper than any state dictionary; a dictionary that contains itself would never end.
    private const int MaxDepth = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _depth;

    /// <summary>Writes a whole pickle.</summary>
    public void WritePickle(object value)
    {
        Write(Opcode.Protocol);
        output.WriteByte(2);
        WriteValue(value);
        Write(Opcode.Stop);
    }

    /// <summary>Writes one instruction.</summary>
    public void Write(Opcode opcode) => output.WriteByte((byte)opcode);

    /// <summary>Writes the name of a global of Python.</summary>
    public void WriteGlobal(string module, string name)
    {
        Write(Opcode.Global);
        output.Write(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    /// <summary>Writes a tuple of integers.</summary>
    public void WriteTuple(long[] values)
    {
        Write(Opcode.Mark);
        foreach (long value in values)
        {
            WriteInteger(value);
        }

        Write(Opcode.Tuple);
    }

    /// <summary>Writes a value of any kind that a state dictionary can hold.</summary>
    public void WriteValue(object? value)
    {
        switch (value)
        {
            case null: Write(Opcode.None); break;
            case bool flag: Write(flag ? Opcode.NewTrue : Opcode.NewFalse); break;
            case string text: WriteText(text); break;
            case float or double: WriteFloat(Convert.ToDouble(value, null)); break;
            case byte or sbyte or short or ushort or int or uint or long: WriteInteger(Convert.ToInt64(value, null)); break;
            case BigInteger integer: WriteLong(integer); break;
            case Tensor tensor: writeTensor(this, tensor); break;
            default: WriteContainer(value); break;
        }
    }

    private void WriteContainer(object container)
    {
        if (++_depth > MaxDepth)
        {
            throw new ArgumentException($"The dictionaries and lists lie more than {MaxDepth} deep in each other, or one contains itself.");
        }

        switch (container)
        {
            case IDictionary table: WriteDictionary(table); break;
            case object?[] tuple: WriteTuple(tuple); break;
            case IList list and not Array: WriteList(list); break;
            default:
                throw new NotSupportedException(
                    $"A {container.GetType()} cannot be pickled. Tensors, numbers, booleans, strings, null, dictionaries, lists and object[] "
                    + "(a tuple) can.");
        }

        _depth--;
    }

    private void WriteDictionary(IDictionary table)
    {
        Write(Opcode.EmptyDictionary);
        Write(Opcode.Mark);
        foreach (DictionaryEntry item in table)
        {
            WriteValue(item.Key);
            WriteValue(item.Value);
        }

        Write(Opcode.SetItems);
    }

    private void WriteTuple(object?[] items)
    {
        Write(Opcode.Mark);
        Array.ForEach(items, WriteValue);
        Write(Opcode.Tuple);
    }

    private void WriteList(IList items)
    {
        Write(Opcode.EmptyList);
        Write(Opcode.Mark);
        foreach (object? item in items)
        {
            WriteValue(item);
        }

        Write(Opcode.Appends);
    }

    private void WriteText(string text)
    {
        byte[] bytes = Utf8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        Write(Opcode.BinUnicode);
        output.Write(length);
        output.Write(bytes);
    }

    private void WriteFloat(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        Write(Opcode.BinFloat);
        output.Write(bytes);
    }

    private void WriteInteger(long value)
    {
        if (value is < int.MinValue or > int.MaxValue)
        {
            WriteLong(value);
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)value);
        Write(Opcode.BinInt);
        output.Write(bytes);
    }

    private void WriteLong(BigInteger value)
    {
        byte[] bytes = value.ToByteArray();
        Write(Opcode.Long1);
        output.WriteByte(checked((byte)bytes.Length));
        output.Write(bytes);
    }
}
