using System.IO.Compression;
using System.Text;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Archives with entries that no PyTorch writes.</summary>
internal static class HostileArchives
{
    private static readonly byte[] s_pickle = Dictionary(Tensor(Storage(), 0, [4], [1]));
    private static readonly (string, byte[]) s_storage = ("archive/data/0", new byte[16]);

    private static readonly string[] s_names = ["../evil", "archive/../../evil", "/etc/evil", "C:/evil", "archive\\evil", "archive/e\0vil"];

    public static IEnumerable<HostileFile> All =>
    [
        .. s_names.Select(name => new HostileFile(
            $"31 an entry {name.Replace("\0", "NUL", StringComparison.Ordinal)}", () => Zip(s_pickle, s_storage, (name, [])))),
        new("28 no data.pkl", () => Renamed("data.txt")),
        new("28 an archive of NumPy arrays", () => Renamed("dat1.npy")),
        new("28 two data.pkl", () => Zip(s_pickle, s_storage, ("other/data.pkl", s_pickle))),
        new("28 data.pkl twice", () => Zip(s_pickle, s_storage, ("archive/data.pkl", s_pickle))),
        new("30 byte order big", () => Zip(s_pickle, s_storage, ("archive/byteorder", "big"u8.ToArray()))),
        new("30 a byte order of 1 KiB", () => Zip(s_pickle, s_storage, ("archive/byteorder", new byte[1024]))),
        new("31 a storage twice", () => Zip(s_pickle, s_storage, s_storage)),
        new("31 a pickle with a wrong checksum", () => Changed(Zip(s_pickle), s_pickle)),
        new("31 a storage with a wrong checksum", () => Changed(Zip(s_pickle, ("archive/data/0", [.. "sixteen letters."u8])), [.. "sixteen letters."u8])),
        new("31 a storage of 1 MB from 20 kB", () => Zip(
            CompressionLevel.Optimal, Dictionary(Tensor(Storage(count: 250_000), 0, [250_000], [1])), ("archive/data/0", Compressible()))),
        new("31 deflated bytes that are none", () => Deflated(noise: true)),
        new("31 deflated bytes that are too few", () => Deflated(noise: false)),
        new("60 version 11 of the archive", () => Zip(s_pickle, s_storage, ("archive/version", "11\n"u8.ToArray()))),
    ];

    /// <summary>A name of the same length in place of data.pkl.</summary>
    private static byte[] Renamed(string name) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Zip(s_pickle)).Replace("data.pkl", name, StringComparison.Ordinal));

    private static byte[] Changed(byte[] file, byte[] content)
    {
        file[file.AsSpan().IndexOf(content) + content.Length - 1]++;
        return file;
    }

    private static byte[] Compressible()
    {
        byte[] bytes = new byte[1_000_000];
        new Random(1).NextBytes(bytes.AsSpan(0, 20_000));
        return bytes;
    }

    /// <summary>A storage that is deflated, whose bytes are then replaced by noise or by a shorter stream.</summary>
    private static byte[] Deflated(bool noise)
    {
        byte[] content = new byte[1000];
        new Random(1).NextBytes(content.AsSpan(0, 500));
        byte[] file = Zip(CompressionLevel.Optimal, Dictionary(Tensor(Storage(count: 250), 0, [250], [1])), ("archive/data/0", content));
        int at = file.AsSpan().IndexOf("data/0"u8) + "data/0".Length;

        // A final block of no bytes, or of a kind that does not exist.
        new byte[] { noise ? (byte)0x07 : (byte)0x03, 0 }.CopyTo(file, at);
        return file;
    }
}
