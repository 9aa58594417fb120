using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SuperResolution.Tests.Weights;

/// <summary>Writes pickles opcode by opcode, as an attacker would, and the files around them.</summary>
internal static class PickleBytes
{
    public static byte[] Text(string text) => [(byte)'X', .. Int32(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Global(string module, string name) => [(byte)'c', .. Encoding.UTF8.GetBytes($"{module}\n{name}\n")];

    public static byte[] Number(long value) => [0x8a, 8, .. BitConverter.GetBytes(value)];

    public static byte[] Tuple(params byte[][] items) => [(byte)'(', .. items.SelectMany(item => item), (byte)'t'];

    public static byte[] Storage(string key = "0", long count = 4, string type = "FloatStorage") =>
        [.. Tuple(Text("storage"), Global("torch", type), Text(key), Text("cpu"), Number(count)), (byte)'Q'];

    public static byte[] Tensor(byte[] storage, long offset, long[] shape, long[] strides) =>
    [
        .. Global("torch._utils", "_rebuild_tensor_v2"),
        .. Tuple(
            storage, Number(offset), Tuple(Array.ConvertAll(shape, Number)), Tuple(Array.ConvertAll(strides, Number)), [0x89], [(byte)'N']),
        (byte)'R',
    ];

    /// <summary>Remembers the top of the stack by a number.</summary>
    public static byte[] Remember(int number) => [(byte)'r', .. Int32(number)];

    public static byte[] Recall(int number) => [(byte)'j', .. Int32(number)];

    /// <summary>So many empty lists, remembered from a number on, none of them on the stack.</summary>
    public static byte[] Lists(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).SelectMany(number => (byte[])[(byte)']', .. Remember(number), (byte)'0'])];

    /// <summary>Puts a remembered value into a remembered list.</summary>
    public static byte[] Append(int list, int value) => [.. Recall(list), .. Recall(value), (byte)'a', (byte)'0'];

    /// <summary>{"w": value}.</summary>
    public static byte[] Dictionary(byte[] value) => [0x80, 2, (byte)'}', .. Text("w"), .. value, (byte)'s', (byte)'.'];

    /// <summary>An archive with this pickle and one storage of 16 bytes, '0', unless other entries are given.</summary>
    public static byte[] Zip(byte[] pickle, params (string Name, byte[] Content)[] entries) =>
        Zip(CompressionLevel.NoCompression, pickle, entries);

    public static byte[] Zip(CompressionLevel compression, byte[] pickle, params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            (string, byte[])[] all = [("archive/data.pkl", pickle), .. entries.Length == 0 ? [("archive/data/0", new byte[16])] : entries];
            foreach ((string name, byte[] content) in all)
            {
                using Stream entry = zip.CreateEntry(name, compression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A file of the form before 1.6.</summary>
    public static byte[] Legacy(byte[] pickle, string[] keys, byte[] storages, bool littleEndian = true, long version = 1001) =>
    [
        0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.',
        0x80, 2, .. Number(version), (byte)'.',
        0x80, 2, (byte)'}', .. Text("little_endian"), (byte)(littleEndian ? 0x88 : 0x89), (byte)'s', (byte)'.',
        .. pickle,
        0x80, 2, (byte)']', (byte)'(', .. keys.SelectMany(Text), (byte)'e', (byte)'.',
        .. storages,
    ];

    public static byte[] Int32(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
