using System.Text;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Weights;

public class HostileSafetensorsTests
{
    private const string Good = """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    public static TheoryData<string, string> Headers => new()
    {
        {
            Good.Replace("F32", "F8_E4M3"),
            "tensor 'w' has the dtype 'F8_E4M3'; allowed are F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL."
        },
        { Good.Replace("[2]", "[3]"), "tensor 'w' of Float32 [3] needs 12 bytes and its data_offsets are [0, 8]." },
        { Good.Replace("[0,8]", "[8,0]"), "tensor 'w' of Float32 [2] needs 8 bytes and its data_offsets are [8, 0]." },
        { Good.Replace("[0,8]", "[0,8,9]"), "the data_offsets of 'w' is not a list of at most 2 whole numbers from 0 to 2^63 - 1." },
        { Good.Replace("[0,8]", "[-8,0]"), "the data_offsets of 'w' is not a list of at most 2 whole numbers from 0 to 2^63 - 1." },
        { Good.Replace("[2]", "[1.5]"), "the shape of 'w' is not a list of at most 16 whole numbers from 0 to 2^63 - 1." },
        { Good.Replace("[2]", "[9223372036854775807,2]"), "the extent of tensor 'w' overflows." },
        { Good.Replace("[2]", "[1073741824]"), "tensor 'w' asks for 4,294,967,296 bytes; at most 1,073,741,824 are allowed." },
        { Good.Replace(",\"shape\":[2]", ""), "tensor 'w' lacks its dtype, shape or two data_offsets." },
        { Good.Replace("\"shape\"", "\"dtype\""), "tensor 'w' has 'dtype', which is unknown or comes twice." },
        { Good.Replace("{\"dtype\"", "{\"evil\":1,\"dtype\""), "tensor 'w' has 'evil', which is unknown or comes twice." },
        {
            Good.Replace("[0,8]", "[4,12]"),
            "tensor 'w' begins at byte 4 where the one before it ends at 0; tensors must follow each other without holes."
        },
        { Good[..^1] + ",\"w\":1}", "the key 'w' comes twice." },
        {
            Good[..^1] + ",\"v\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}",
            "tensor 'v' begins at byte 0 where the one before it ends at 8; tensors must follow each other without holes."
        },
        { Good[..^1] + ",\"__metadata__\":{\"a\":1}}", "expected only texts in '__metadata__', found Number." },
        { Good[..^1] + ",\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", "the key 'a' of '__metadata__' comes twice." },
        { "{\"w\":[[[[[[[[[[]]]]]]]]]]}", "expected an object for 'w', found StartArray." },
        { "{\"w\":1}", "expected an object for 'w', found Number." },
        { "{}", "its tensors take 0 bytes and the file holds 8 for them." },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_does_not_follow_the_rules_is_refused(string header, string fault) =>
        Assert.Equal($"'x.safetensors': its safetensors header is not allowed: {fault}", Refusal(File(header)));

    [Theory]
    [InlineData("{\"w\":{\"dtype\":")]
    [InlineData("{\"a\":}")]
    [InlineData("{} {}")]
    [InlineData("{\"\u00ff\":1}")]
    public void A_header_that_is_no_JSON_is_refused(string latin1)
    {
        byte[] text = Encoding.Latin1.GetBytes(latin1);
        Assert.StartsWith(
            "'x.safetensors': its safetensors header is not allowed: ",
            Refusal([.. BitConverter.GetBytes((ulong)text.Length), .. text, .. new byte[8]]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000_001UL, "is said to have 100,000,001 bytes; at most 100,000,000 are allowed.")]
    [InlineData(ulong.MaxValue, "is said to have 18,446,744,073,709,551,615 bytes; at most 100,000,000 are allowed.")]
    [InlineData(1000UL, "is said to have 1,000 bytes, more than the file: the file is truncated.")]
    public void A_length_that_lies_is_refused(ulong length, string fault) =>
        Assert.Equal(
            $"'x.safetensors': its safetensors header {fault}",
            Refusal([.. BitConverter.GetBytes(length), .. Encoding.UTF8.GetBytes(Good), .. new byte[8]]));

    [Fact]
    public void Bytes_after_the_last_tensor_and_missing_ones_are_refused()
    {
        Assert.Equal(
            "'x.safetensors': its safetensors header is not allowed: its tensors take 8 bytes and the file holds 9 for them.",
            Refusal([.. File(Good), 0]));
        Assert.Equal(
            "'x.safetensors': its safetensors header is not allowed: its tensors take 8 bytes and the file holds 7 for them: the file is truncated.",
            Refusal(File(Good)[..^1]));
    }

    [Fact]
    public void A_file_without_tensors_holds_no_weights()
    {
        using MemoryStream stream = new(File("{}")[..^8]);
        Assert.Equal(
            "'x.safetensors' holds no weights of a network: it is an empty dictionary.",
            Assert.Throws<UnrecognisedCheckpointException>(() => Checkpoint.Read(stream, "x.safetensors")).Message);
    }

    private static byte[] File(string header)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. new byte[8]];
    }

    private static string Refusal(byte[] file)
    {
        using MemoryStream stream = new(file);
        return Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(stream, "x.safetensors")).Message;
    }
}
