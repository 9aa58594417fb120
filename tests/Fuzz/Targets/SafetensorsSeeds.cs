using System.Text;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Fuzz.Targets;

/// <summary>Safetensors files to start from, and pieces of their headers.</summary>
internal static class SafetensorsSeeds
{
    /// <summary>Bytes of the tensors of the small files.</summary>
    public const int DataBytes = 8;

    private static readonly string[] Fixtures = ["kinds.safetensors", "own_x4.safetensors"];

    private static readonly string[] Headers =
    [
        """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
        """
        {"__metadata__":{"format":"pt"},"w":{"dtype":"F16","shape":[2,1],"data_offsets":[0,4]},
         "v":{"dtype":"I8","shape":[],"data_offsets":[4,5]},"u":{"dtype":"BOOL","shape":[3],"data_offsets":[5,8]}}
        """,
        """{"e":{"dtype":"F64","shape":[0,3],"data_offsets":[0,0]},"w":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]}}""",
    ];

    public static IEnumerable<FuzzSeed> Files =>
    [
        .. Fixtures.Select(name => new FuzzSeed(
            name, File.ReadAllBytes(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Fixtures", name)))),
        .. Headers.Select((header, i) => new FuzzSeed(
            $"small{i}", [.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), .. new byte[DataBytes]])),
    ];

    public static IReadOnlyList<byte[]> Tokens { get; } =
    [
        .. new[]
        {
            "\"dtype\":", "\"shape\":", "\"data_offsets\":", "\"__metadata__\":{", "\"F32\"", "\"BF16\"", "\"BOOL\"", "\"F8_E5M2\"", "{", "}", "[", "]",
            ",", "\\u0000", "\\ud800", "\\\"", "[0,8]", "[0,0]", "null", "true", "-0", "1e9", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "/*", "\u00fe",
        }.Select(Encoding.Latin1.GetBytes),
    ];
}
