using System.IO.Compression;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Files that would take much time or memory, and are large themselves.</summary>
internal static class HostileSizes
{
    public static IEnumerable<HostileFile> All =>
    [
        new("23 tuples in tuples", () => Zip(Dictionary([(byte)'N', .. Enumerable.Repeat((byte)0x85, 1_000_000)]))),
        new("23 marks", () => Zip(Dictionary([.. Enumerable.Repeat((byte)'(', 1_000_000)]))),
        new("23 lists in lists", () => Zip(Dictionary([.. Enumerable.Repeat((byte)']', 100), .. Enumerable.Repeat((byte)'a', 99)]))),
        new("23 dictionaries in dictionaries",
            () => Zip([0x80, 2, .. Repeat([(byte)'}', (byte)'N'], 100), (byte)'N', .. Repeat([(byte)'s'], 100), (byte)'.'])),
        new("23 lists in lists, filled from the outermost", () => Zip([0x80, 2, .. Chain(0, 100), .. Recall(0), (byte)'.'])),
        new("23 dictionaries in dictionaries, filled from the outermost", () => Zip(
        [
            0x80, 2, .. Repeat(100, i => [(byte)'}', .. Remember(i), (byte)'0']),
            .. Repeat(99, i => [.. Recall(i), (byte)'N', .. Recall(i + 1), (byte)'s', (byte)'0']), .. Recall(0), (byte)'.',
        ])),
        new("23 200,000 lists in lists, filled from the outermost", () => Zip([0x80, 2, .. Chain(0, 200_000), .. Recall(0), (byte)'.'])),
        new("23 two chains of 40 lists, joined last",
            () => Zip([0x80, 2, .. Chain(0, 40), .. Chain(40, 40), .. Append(39, 40), .. Recall(0), (byte)'.'])),
        new("23 the deeper of two ways to one list",
            () => Zip([0x80, 2, .. Chain(0, 40), .. Chain(40, 40), .. Append(0, 40), .. Append(39, 40), .. Recall(0), (byte)'.'])),
        new("23 a state_dict beside lists that grow too deep", () => Zip(
        [
            0x80, 2, .. Lists(100), (byte)'}', .. Text("w"), .. Tensor(Storage(), 0, [4], [1]), (byte)'s', .. Text("x"), .. Recall(0), (byte)'s',
            .. Repeat(99, i => Append(i, i + 1)), (byte)'.',
        ])),
        new("23 60 lists, each twice in the one before", () => Zip(
            [0x80, 2, .. Lists(60), .. Repeat(59, i => [.. Append(i, i + 1), .. Append(i, i + 1)]), .. Recall(0), (byte)'.'])),
        new("24 LONG4 of 2^31 - 1 bytes", () => Zip(Dictionary([0x8b, .. Int32(int.MaxValue)]))),
        new("24 LONG4 of -1 bytes", () => Zip(Dictionary([0x8b, .. Int32(-1)]))),
        new("24 LONG1 of 255 bytes", () => Zip(Dictionary([0x8a, 255, .. new byte[255]]))),
        new("24 BINUNICODE of 2^32 - 1 bytes", () => Zip(Dictionary([(byte)'X', 0xff, 0xff, 0xff, 0xff]))),
        new("24 BINUNICODE8 of 2^64 - 1 bytes", () => Zip(Dictionary([0x8d, .. Enumerable.Repeat((byte)0xff, 8)]))),
        new("24 BINBYTES of 2^31 bytes", () => Zip(Dictionary([(byte)'B', 0, 0, 0, 0x80]))),
        new("24 BYTEARRAY8 of 2^40 bytes", () => Zip(Dictionary([0x96, 0, 0, 0, 0, 0, 1, 0, 0]))),
        new("24 a name of 2 MiB", () => Zip(Dictionary([(byte)'c', .. Enumerable.Repeat((byte)'x', 2 << 20), (byte)'\n']))),
        new("24 a tuple of 300,000 values", () => Zip(Dictionary([(byte)'(', .. Repeat([(byte)'N'], 300_000), (byte)'t']))),
        new("24 600,000 dictionaries", () => Zip(Dictionary(Repeat([(byte)'}', (byte)'0'], 600_000)))),
        new("24 5,000,000 steps", () => Zip(Dictionary(Repeat([(byte)'N', (byte)'0'], 2_500_000)))),
        new("24 32 MiB of texts", () => Zip(Dictionary(Repeat([(byte)'X', .. Int32(1000), .. Enumerable.Repeat((byte)'a', 1000), (byte)'0'], 33_400)))),
        new("24 copies of one long list", CopiesOfALongList),
        new("24 a pickle of 32 MiB and 1 byte", () => Zip(new byte[(32 << 20) + 1])),
        new("24 95,000 numbers of one hash as keys", () => Zip(
        [
            0x80, 2, (byte)'}', (byte)'(', .. Enumerable.Range(0, 95_000).SelectMany(i => (byte[])[.. Number(((long)i << 32) | (uint)i), (byte)'N']),
            (byte)'u', (byte)'.',
        ])),
        new("31 a pickle of 20 MB from 20 kB", () => Zip(CompressionLevel.Optimal, new byte[20_000_000])),
        new("31 a storage of 500 MB from 500 kB", () => Bomb(500_000_000)),
        new("31 20,001 entries", () => Zip(
            Dictionary(Tensor(Storage(), 0, [4], [1])),
            [("archive/data/0", new byte[16]), .. Enumerable.Range(1, 19_999).Select(i => ($"archive/data/{i}", Array.Empty<byte>()))])),
        new("29 an endless pickle", () => Legacy([0x80, 2, .. Enumerable.Repeat((byte)0x88, 40 << 20)], [], [])),
        HostileSafetensors.File("41 100 MB of blanks", () => HostileSafetensors.WithData("{" + new string(' ', 99_999_000) + "}")),
        HostileSafetensors.File("41 21 MB of blanks", () => HostileSafetensors.WithData("{" + new string(' ', 21_000_000) + "}")),
        HostileSafetensors.File("41 a number of 21 MB", () => HostileSafetensors.WithData(
            "{\"w\":{\"dtype\":\"F32\",\"shape\":[" + new string('9', 21_000_000) + "],\"data_offsets\":[0,8]}}")),
        new("35 20,001 tensors", () => Zip(Dictionary(Repeat([.. Tensor(Storage(), 0, [], []), (byte)'0'], 20_001)))),
    ];

    private static byte[] Bomb(int bytes) => Zip(
        CompressionLevel.Fastest, Dictionary(Tensor(Storage(count: bytes / 4), 0, [bytes / 4], [1])), ("archive/data/0", new byte[bytes]));

    private static byte[] CopiesOfALongList()
    {
        byte[] longList = [(byte)']', (byte)'(', .. Repeat([(byte)'h', 1], 100_000), (byte)'e', (byte)'q', 2, (byte)'0'];
        byte[] pair = [(byte)']', (byte)'(', (byte)'N', (byte)'N', (byte)'e', (byte)'q', 1, (byte)'0'];
        byte[] copy = [(byte)'h', 0, (byte)'h', 2, 0x85, (byte)'R', (byte)'0'];
        return Zip(
            [0x80, 2, .. Global("collections", "OrderedDict"), (byte)'q', 0, (byte)'0', .. pair, .. longList, .. Repeat(copy, 1_000), (byte)'N', (byte)'.']);
    }

    /// <summary>So many lists, from a number of the memo on, each put into the one before when that is in its own already.</summary>
    private static byte[] Chain(int from, int count) => [.. Lists(count, from), .. Repeat(count - 1, i => Append(from + i, from + i + 1))];

    private static byte[] Repeat(int times, Func<int, byte[]> bytes) => [.. Enumerable.Range(0, times).SelectMany(bytes)];

    private static byte[] Repeat(byte[] bytes, int times) => [.. Enumerable.Repeat(bytes, times).SelectMany(piece => piece)];
}
