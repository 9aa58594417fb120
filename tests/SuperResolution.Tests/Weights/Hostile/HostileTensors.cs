using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Tensors that reach out of their storages, or take more memory than the file has bytes.</summary>
internal static class HostileTensors
{
    private static readonly (string Case, long Offset, long[] Shape, long[] Strides)[] s_extents =
    [
        ("32 negative offset", -1, [1], [1]),
        ("32 negative size", 0, [-1], [1]),
        ("32 negative stride", 0, [1], [-1]),
        ("32 offset -2^63", long.MinValue, [1], [1]),
        ("33 past the storage by its size", 0, [5], [1]),
        ("33 past the storage by its offset", 1, [2, 2], [2, 1]),
        ("33 past the storage by its stride", 0, [2], [4]),
        ("33 empty, past the storage", 5, [0], [1]),
        ("33 offset 2^63 - 1", long.MaxValue, [1], [1]),
        ("33 stride 2^63 - 1", 0, [3], [long.MaxValue]),
        ("33 strides whose sum wraps around", 0, [3, 3], [1L << 62, 1L << 62]),
        ("34 stride 0, 2^40 elements", 0, [1L << 40], [0]),
        ("34 stride 0, 2^90 elements", 0, [1 << 30, 1 << 30, 1 << 30], [0, 0, 0]),
        ("34 stride 0, 4 GiB", 0, [1 << 30], [0]),
        ("34 stride 0, 1 GiB", 0, [1 << 28], [0]),
        ("36 fewer strides than sizes", 0, [2, 2], [1]),
        ("40 rank 17", 0, new long[17], new long[17]),
        ("40 rank 65", 0, new long[65], new long[65]),
    ];

    public static IEnumerable<HostileFile> All =>
    [
        .. s_extents.Select(extent => new HostileFile(
            extent.Case, () => Zip(Dictionary(Tensor(Storage(), extent.Offset, extent.Shape, extent.Strides))))),
        new("34 two of 1 GiB over one element", () => Zip(
            Several(Tensor(Storage(count: 1), 0, [1 << 28], [0]), 2), ("archive/data/0", new byte[4]))),
        new("35 17 tensors on one storage", () => Zip(Several(Tensor(Storage(), 0, [4], [1]), 17))),
        new("28 a storage that is missing", () => Zip(Dictionary(Tensor(Storage(), 0, [4], [1])), ("archive/data/1", new byte[16]))),
        new("36 a storage with fewer bytes", () => Zip(Dictionary(Tensor(Storage(), 0, [4], [1])), ("archive/data/0", new byte[12]))),
        new("36 a storage of 2^63 - 1 elements", () => Zip(Dictionary(Tensor(Storage(count: long.MaxValue), 0, [4], [1])))),
        new("36 a storage of -1 elements", () => Zip(Dictionary(Tensor(Storage(count: -1), 0, [0], [1])))),
        new("36 a storage described twice", () => Zip(
            [0x80, 2, .. Tensor(Storage(), 0, [4], [1]), .. Tensor(Storage(type: "IntStorage"), 0, [4], [1]), 0x86, (byte)'.'])),
        new("37 a size that is a text", () => Zip(Dictionary(
        [
            .. Global("torch._utils", "_rebuild_tensor_v2"),
            .. Tuple(Storage(), Number(0), Tuple(Text("4")), Tuple(Number(1)), [0x89], [(byte)'N']), (byte)'R',
        ]))),
        new("37 a tensor without arguments", () => Zip(Dictionary([.. Global("torch._utils", "_rebuild_tensor_v2"), (byte)')', (byte)'R']))),
        new("38 quantised", () => Zip(Dictionary(Tensor(Storage(type: "QInt8Storage"), 0, [4], [1])))),
        new("38 complex", () => Zip(Dictionary(Tensor(Storage(type: "ComplexFloatStorage"), 0, [4], [1])))),
        new("39 a single empty tensor without a name", () => Zip([0x80, 2, .. Tensor(Storage(), 0, [0], [1]), (byte)'.'])),
    ];

    private static byte[] Several(byte[] value, int count) =>
        [0x80, 2, (byte)'}', (byte)'(', .. Enumerable.Range(0, count).SelectMany(i => (byte[])[.. Text($"w{i}"), .. value]), (byte)'u', (byte)'.'];
}
