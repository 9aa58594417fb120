using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TorchSharp.PyBridge.Tests;

/// <summary>Zip archives around pickles written by hand, in the letters of Python's pickletools.</summary>
internal static class PickleArchive
{
    public const string Rebuild = "ctorch._utils\n_rebuild_tensor_v2\n";
    public const string Float = "ctorch\nFloatStorage\n";

    /// <summary>An archive whose data.pkl has these bytes (one for each character) and whose record data/0 has eight floats.</summary>
    public static MemoryStream Of(string pickle, CompressionLevel level = CompressionLevel.NoCompression, int storageBytes = 32)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "archive/data.pkl", Encoding.Latin1.GetBytes(pickle), level);
            Add(archive, "archive/data/0", new byte[storageBytes], level);
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>A dictionary with one tensor "w", a view of record data/0.</summary>
    public static string Tensor(int count = 8, int offset = 0, string shape = "K\x8\x85", string stride = "K\x1\x85", string key = "0") =>
        $"\x80\x2}}{Text("w")}{Rebuild}(({Text("storage")}{Float}{Text(key)}{Text("cpu")}{Int(count)}tQ{Int(offset)}{shape}{stride}\x89}}tRs.";

    /// <summary>A string of Python.</summary>
    public static string Text(string text) => $"\x8c{(char)text.Length}{text}";

    /// <summary>An integer of Python.</summary>
    public static string Int(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return "J" + Encoding.Latin1.GetString(bytes);
    }

    private static void Add(ZipArchive archive, string name, byte[] content, CompressionLevel level)
    {
        using Stream entry = archive.CreateEntry(name, level).Open();
        entry.Write(content);
    }
}
