using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

public class SafetensorsTests
{
    [Fact]
    public void Tensors_of_each_type_have_the_values_that_were_saved_in_the_order_of_the_header()
    {
        Dictionary<string, Tensor> tensors = Safetensors.LoadStateDict(Fixture.Path("types.safetensors"));
        Assert.Equal(Fixture.Names("types"), tensors.Keys);
        Assert.All(tensors, item => Fixture.AssertEqual("types", item.Key, item.Value));
        Assert.Equal(
            [
                ScalarType.Float64, ScalarType.Float32, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int64, ScalarType.Int32,
                ScalarType.Int16, ScalarType.Int8, ScalarType.Byte, ScalarType.Bool,
            ],
            tensors.Values.Select(tensor => tensor.dtype));
    }

    [Fact]
    public void Only_the_names_to_keep_are_read()
    {
        Dictionary<string, Tensor> tensors = Safetensors.LoadStateDict(Fixture.Path("types.safetensors"), ["bool", "float16", "absent"]);
        Assert.Equal(["float16", "bool"], tensors.Keys);
        Assert.All(tensors, item => Fixture.AssertEqual("types", item.Key, item.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Streams_stay_open_where_leaveOpen_says_so(bool leaveOpen)
    {
        using var stream = new MemoryStream();
        Safetensors.SaveStateDict(stream, new() { ["a"] = ones(2) }, leaveOpen);
        Assert.Equal(leaveOpen, stream.CanWrite);
        using var copy = new MemoryStream(stream.ToArray());
        Safetensors.LoadStateDict(copy, leaveOpen);
        Assert.Equal(leaveOpen, copy.CanRead);
    }

    [Fact]
    public void A_file_has_the_bytes_that_the_format_prescribes()
    {
        using var stream = new MemoryStream();
        Safetensors.SaveStateDict(stream, new() { ["b"] = arange(1, -3, -3, dtype: ScalarType.Int16), ["a\""] = tensor(new float[,] { { 1, 3 }, { 2, 4 } }).t() });
        string header = """{"b":{"dtype":"I16","shape":[2],"data_offsets":[0,4]},"a\"":{"dtype":"F32","shape":[2,2],"data_offsets":[4,20]}}""";
        header = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            (byte)header.Length, 0, 0, 0, 0, 0, 0, 0,
            .. Encoding.UTF8.GetBytes(header),
            1, 0, 0xfe, 0xff,
            0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0x40,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void A_longer_file_is_replaced()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a"], new byte[1000]);
        Safetensors.SaveStateDict(folder["a"], new() { ["a"] = ones(2) });
        Assert.Equal(8 + 56 + 8, new FileInfo(folder["a"]).Length);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""")] // no such type
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""")] // fewer bytes than elements
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""")] // more
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387905,4611686018427387905,4],"data_offsets":[0,8]}}""")]
    public void Entries_that_contradict_themselves_are_not_implemented(string header) =>
        Assert.Throws<NotImplementedException>(() => Read(header));

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},"b":{"dtype":"F32","shape":[2],"data_offsets":[16,24]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""")]
    public void Tensors_beyond_the_file_or_over_each_other_are_damage(string header) =>
        Assert.Throws<InvalidDataException>(() => Read(header));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"a":7}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""")]
    public void Headers_of_another_form_are_bad_json(string header) => Assert.ThrowsAny<JsonException>(() => Read(header));

    [Fact]
    public void A_header_longer_than_the_file_is_refused_before_memory_is_taken()
    {
        Assert.Throws<InvalidDataException>(() => Read("{}", claimed: int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read("{}", claimed: int.MaxValue + 1L));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read("{}", claimed: -1));
        Assert.Throws<InvalidDataException>(() => Safetensors.LoadStateDict(new MemoryStream([1, 2, 3])));
    }

    [Fact]
    public void Metadata_is_no_tensor() => Assert.Empty(Read("""{"__metadata__":{"format":"pt","shape":"none"}}"""));

    private static Dictionary<string, Tensor> Read(string header, long? claimed = null)
    {
        byte[] bytes = new byte[8 + header.Length + 16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, claimed ?? header.Length);
        Encoding.UTF8.GetBytes(header, bytes.AsSpan(8));
        return Safetensors.LoadStateDict(new MemoryStream(bytes));
    }
}
