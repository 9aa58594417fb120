using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

public class HostileTensorTests
{
    public static TheoryData<long, long[], long[], string> Extents => new()
    {
        { 0, [5], [1], "a tensor reaches to element 5 of a storage of 4 (sizes [5], strides [1], offset 0)" },
        { 1, [2, 2], [2, 1], "a tensor reaches to element 5 of a storage of 4 (sizes [2, 2], strides [2, 1], offset 1)" },
        { 5, [0], [1], "a tensor reaches to element 5 of a storage of 4 (sizes [0], strides [1], offset 5)" },
        { -1, [1], [1], "a tensor has a negative size, stride or offset (sizes [1], strides [1], offset -1)" },
        { 0, [-1], [1], "a tensor has a negative size, stride or offset (sizes [-1], strides [1], offset 0)" },
        { 0, [1], [-1], "a tensor has a negative size, stride or offset (sizes [1], strides [-1], offset 0)" },
        { 0, [2], [1, 1], "a tensor has 1 sizes but 2 strides" },
        { long.MaxValue, [1], [1], $"the extent of a tensor overflows (sizes [1], strides [1], offset {long.MaxValue})" },
        { 0, [3], [long.MaxValue], $"the extent of a tensor overflows (sizes [3], strides [{long.MaxValue}], offset 0)" },
        { 0, [1L << 40], [0], $"a tensor has a size above 2,147,483,647 (sizes [{1L << 40}], strides [0], offset 0)" },
        {
            0, [1 << 30, 1 << 30, 1 << 30], [0, 0, 0],
            "the extent of a tensor overflows (sizes [1073741824, 1073741824, 1073741824], strides [0, 0, 0], offset 0)"
        },
        {
            0, [1 << 30], [0],
            "a tensor asks for 4,294,967,296 bytes (sizes [1073741824], strides [0], offset 0); at most 1,073,741,824 are allowed"
        },
        { 0, new long[65], new long[65], "a tensor has 65 dimensions; at most 16 are allowed" },
    };

    [Theory]
    [MemberData(nameof(Extents))]
    public void Sizes_strides_and_offsets_are_held_against_the_storage(long offset, long[] shape, long[] strides, string refusal)
    {
        string message = Refusal(Zip(Dictionary(Tensor(Storage(), offset, shape, strides))));
        Assert.StartsWith($"'x.pth': {refusal} (byte ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Storages_are_held_against_the_file()
    {
        byte[] tensor = Dictionary(Tensor(Storage(), 0, [4], [1]));
        Assert.Equal(
            "'x.pth': its tensors use storage '0', which it does not hold.",
            Refusal(Zip(tensor, ("archive/data/1", new byte[16]))));
        Assert.Equal(
            "'x.pth': storage '0' has 12 bytes where its tensors expect 16.",
            Refusal(Zip(tensor, ("archive/data/0", new byte[12]))));
        Assert.StartsWith(
            "'x.pth': storage '0' is said to have 9,223,372,036,854,775,807 elements; at most 1,073,741,824 bytes are allowed (byte ",
            Refusal(Zip(Dictionary(Tensor(Storage(count: long.MaxValue), 0, [4], [1])))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'x.pth': storage '0' is described twice, differently (byte ",
            Refusal(Zip([0x80, 2, .. Tensor(Storage(), 0, [4], [1]), .. Tensor(Storage(type: "IntStorage"), 0, [4], [1]), 0x86, (byte)'.'])),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'x.pth': storages of torch.QInt8Storage are not supported; allowed are real numbers, integers and truth values (byte ",
            Refusal(Zip(Dictionary(Tensor(Storage(type: "QInt8Storage"), 0, [4], [1])))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_tensors_than_any_network_has_are_refused()
    {
        byte[] one = [.. Tensor(Storage(), 0, [], []), (byte)'0'];
        byte[] many = [.. Enumerable.Repeat(one, 20_001).SelectMany(tensor => tensor)];
        Assert.StartsWith(
            "'x.pth': more than 20,000 tensors, which is what is allowed (byte ", Refusal(Zip(Dictionary(many))), StringComparison.Ordinal);
    }

    [Fact]
    public void Legacy_files_are_held_against_their_own_lists()
    {
        byte[] tensor = Dictionary(Tensor(Storage(), 0, [4], [1]));
        byte[] storage = [.. BitConverter.GetBytes(4L), .. new byte[16]];
        Assert.Equal(
            "'x.pth': an unknown version of PyTorch's form before 1.6; 1001 is the only one.",
            Refusal(Legacy(tensor, ["0"], storage, version: 1002)));
        Assert.Equal(
            "'x.pth': it was saved on a big-endian machine; only little-endian files are supported.",
            Refusal(Legacy(tensor, ["0"], storage, littleEndian: false)));
        Assert.Equal("'x.pth': its tensors use storage '0', which it does not hold.", Refusal(Legacy(tensor, [], [])));
        Assert.Equal(
            "'x.pth': its list of storages names '1', which no tensor uses or which comes twice.", Refusal(Legacy(tensor, ["1"], storage)));
        Assert.Equal(
            "'x.pth': its list of storages names '0', which no tensor uses or which comes twice.",
            Refusal(Legacy(tensor, ["0", "0"], storage)));
        Assert.Equal(
            "'x.pth': storage '0' has 5 elements where its tensors expect 4.",
            Refusal(Legacy(tensor, ["0"], [.. BitConverter.GetBytes(5L), .. new byte[20]])));
        Assert.Equal(
            "'x.pth': it ends in the middle of storage '0': the file is truncated.",
            Refusal(Legacy(tensor, ["0"], storage[..^1])));
        Assert.Equal("'x.pth': it ends before storage '0': the file is truncated.", Refusal(Legacy(tensor, ["0"], [])));
        Assert.Equal(
            "'x.pth': 3 bytes follow the last storage; nothing may follow it.", Refusal(Legacy(tensor, ["0"], [.. storage, 1, 2, 3])));
    }

    [Fact]
    public void A_view_of_an_old_file_is_a_part_of_its_storage()
    {
        byte[] View(long start, long count) =>
        [
            .. Tuple(
                Text("storage"), Global("torch", "FloatStorage"), Text("7"), Text("cpu"), Number(4), Tuple(Text("8"), Number(start), Number(count))),
            (byte)'Q',
        ];
        byte[] File(byte[] view, long size) => Legacy(
            Dictionary(Tensor(view, 0, [size], [1])),
            ["7"],
            [.. BitConverter.GetBytes(4L), .. new float[] { 1, 2, 3, 4 }.SelectMany(BitConverter.GetBytes)]);

        using MemoryStream good = new(File(View(2, 2), 2));
        using (Checkpoint checkpoint = Checkpoint.Read(good))
        {
            Assert.Equal([3, 4], Fixture.Values(checkpoint.Tensors["w"]));
        }

        Assert.StartsWith(
            "'x.pth': a tensor reaches to element 3 of a storage of 2 (sizes [3], strides [1], offset 0) (byte ",
            Refusal(File(View(2, 2), 3)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'x.pth': a view of storage '7' lies outside its 4 elements (byte ",
            Refusal(File(View(3, 2), 1)),
            StringComparison.Ordinal);
    }

    private static string Refusal(byte[] file)
    {
        using MemoryStream stream = new(file);
        return Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(stream, "x.pth")).Message;
    }
}
