using System.Text;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Safetensors files that break its rules.</summary>
internal static class HostileSafetensors
{
    private const string Good = """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    private static readonly (string Case, string Header)[] s_headers =
    [
        ("37 dtype F8_E4M3", Good.Replace("F32", "F8_E4M3")),
        ("40 rank 17", Good.Replace("[2]", "[2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]")),
        ("41 a header that ends early", "{\"w\":{\"dtype\":"),
        ("43 deep arrays", "{\"w\":" + new string('[', 100_000) + "}"),
        ("43 deep arrays in a shape", Good.Replace("[2]", new string('[', 100_000))),
        ("43 an object in __metadata__", "{\"__metadata__\":{\"a\":{\"a\":{\"a\":{}}}}}"),
        ("44 a tensor twice", Good[..^1] + "," + Good[1..]),
        ("44 a key of __metadata__ twice", Good[..^1] + ",\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}"),
        ("44 __metadata__ twice", "{\"__metadata__\":{},\"__metadata__\":{}}"),
        ("44 dtype twice", Good.Replace("\"shape\"", "\"dtype\"")),
        ("44 a key that is unknown", Good.Replace("{\"dtype\"", "{\"evil\":1,\"dtype\"")),
        ("45 a number in __metadata__", Good[..^1] + ",\"__metadata__\":{\"a\":1}}"),
        ("45 __metadata__ that is a list", Good[..^1] + ",\"__metadata__\":[]}"),
        ("45 2 MiB in __metadata__", "{\"__metadata__\":{" + Many(2048, i => $"\"{i}\":\"{new string('a', 1024)}\"") + "}}"),
        ("46 a hole", Good.Replace("[0,8]", "[4,12]")),
        ("46 an overlap", Good[..^1] + ",\"v\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}"),
        ("46 reversed", Good.Replace("[0,8]", "[8,0]")),
        ("46 three offsets", Good.Replace("[0,8]", "[0,8,9]")),
        ("46 one offset", Good.Replace("[0,8]", "[0]")),
        ("46 a negative offset", Good.Replace("[0,8]", "[-8,0]")),
        ("46 an offset of 2^63", Good.Replace("[0,8]", "[0,9223372036854775808]")),
        ("47 a shape of fewer bytes", Good.Replace("[2]", "[1]")),
        ("47 half a size", Good.Replace("[2]", "[1.5]")),
        ("47 a negative size", Good.Replace("[2]", "[-2]")),
        ("48 a shape of 2^64 elements", Good.Replace("[2]", "[9223372036854775807,2]")),
        ("48 a shape of 4 GiB", Good.Replace("[2]", "[1073741824]")),
        ("48 a size above 2^31", Good.Replace("[2]", "[0,4294967296]").Replace("[0,8]", "[0,0]")),
        ("49 tensors that take fewer bytes", "{}"),
        ("a tensor without a shape", Good.Replace(",\"shape\":[2]", "")),
        ("a tensor that is a number", "{\"w\":1}"),
        ("no JSON", "{\"a\":}"),
        ("two objects", "{} {}"),
        ("a name of 2 MiB", "{\"" + new string('a', 2 << 20) + "\":1}"),
        ("20,001 tensors", "{" + Many(20_001, i => $"\"{i}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}") + "}"),
    ];

    public static IEnumerable<HostileFile> All =>
    [
        .. s_headers.Select(header => File(header.Case, () => WithData(header.Header))),
        File("41 a header of 0 bytes", () => new byte[16]),
        File("41 a header of 7 bytes", () => [7, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(Good)]),
        File("41 a header longer than the file", () => Length(1000)),
        File("41 a header of 100,000,001 bytes", () => Length(100_000_001)),
        File("41 a header of 2^64 - 1 bytes", () => Length(ulong.MaxValue)),
        File("42 a name that is not UTF-8", () => [10, 0, 0, 0, 0, 0, 0, 0, .. "{\""u8, 0xc3, 0x28, .. "\":1}   "u8, .. new byte[8]]),
        File("42 half a surrogate pair", () => WithData("{\"\\ud800\":1}")),
        File("49 a byte after the tensors", () => [.. WithData(Good), 0]),
        File("49 a byte too few", () => WithData(Good)[..^1]),
        File("50 a list", () => WithData("[{\"w\":1}]")),
        File("50 blanks before the header", () => WithData("  " + Good)),
        File("51 no tensors", () => WithData("{}")[..^8]),
        File("51 __metadata__ alone", () => WithData("{\"__metadata__\":{\"format\":\"pt\"}}")[..^8]),
    ];

    public static HostileFile File(string name, Func<byte[]> make) => new("safetensors: " + name, make, "x.safetensors");

    public static byte[] WithData(string header)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. new byte[8]];
    }

    private static string Many(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static byte[] Length(ulong length) => [.. BitConverter.GetBytes(length), .. Encoding.UTF8.GetBytes(Good), .. new byte[8]];
}
