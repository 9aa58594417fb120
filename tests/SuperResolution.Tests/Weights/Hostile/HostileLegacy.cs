using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Files of the forms before 1.6, and before those.</summary>
internal static class HostileLegacy
{
    private static readonly byte[] s_tensor = Dictionary(Tensor(Storage(), 0, [4], [1]));
    private static readonly byte[] s_storage = [.. BitConverter.GetBytes(4L), .. new byte[16]];

    public static IEnumerable<HostileFile> All =>
    [
        new("29 tar", () =>
        {
            byte[] tar = new byte[2048];
            "sys_info"u8.CopyTo(tar);
            "ustar"u8.CopyTo(tar.AsSpan(257));
            return tar;
        }),
        new("29 another version", () => Legacy(s_tensor, ["0"], s_storage, version: 1002)),
        new("29 a list of storages without its storage", () => Legacy(s_tensor, [], [])),
        new("29 a list of storages with another", () => Legacy(s_tensor, ["1"], s_storage)),
        new("29 a list of storages with one twice", () => Legacy(s_tensor, ["0", "0"], s_storage)),
        new("29 no list of storages", () =>
        {
            byte[] file = Legacy(s_tensor, ["0"], []);
            return [.. file[..^(8 + 4)], (byte)'N', (byte)'.'];
        }),
        new("29 bytes after the last storage", () => Legacy(s_tensor, ["0"], [.. s_storage, 1, 2, 3])),
        new("29 no storages", () => Legacy(s_tensor, ["0"], [])),
        new("29 half a storage", () => Legacy(s_tensor, ["0"], s_storage[..^1])),
        new("29 a name that is not allowed", () => Legacy(Dictionary([.. Global("os", "system"), .. Tuple(Text("id")), (byte)'R']), ["0"], s_storage)),
        new("29 a view outside its storage", () => Legacy(
            Dictionary(Tensor(
                [
                    .. Tuple(
                        Text("storage"), Global("torch", "FloatStorage"), Text("0"), Text("cpu"), Number(4), Tuple(Text("8"), Number(3), Number(2))),
                    (byte)'Q',
                ],
                0, [1], [1])),
            ["0"], s_storage)),
        new("30 big-endian, old form", () => Legacy(s_tensor, ["0"], s_storage, littleEndian: false)),
        new("36 another count, old form", () => Legacy(s_tensor, ["0"], [.. BitConverter.GetBytes(5L), .. new byte[20]])),
    ];
}
