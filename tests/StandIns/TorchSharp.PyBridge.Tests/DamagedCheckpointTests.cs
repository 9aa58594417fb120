using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using System.Text;
using SuperResolution.Tests.Shared;
using static TorchSharp.PyBridge.Tests.PickleArchive;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

public class DamagedCheckpointTests
{
    private static Hashtable Read(string pickle) => PyTorchUnpickler.UnpickleStateDict(Of(pickle));

    [Fact]
    public void The_archive_that_the_others_damage_is_read() => Assert.Equal([8], ((Tensor)Read(Tensor())["w"]!).shape);

    [Theory]
    [InlineData("K\x9\x85", "K\x1\x85", 0, 8)] // nine of eight elements
    [InlineData("K\x8\x85", "K\x1\x85", 1, 8)] // the last beyond the end
    [InlineData("K\x3\x85", "K\x4\x85", 0, 8)] // a stride beyond the end
    [InlineData("K\x2\x85", "J\xff\xff\xff\xff\x85", 4, 8)] // a negative stride
    [InlineData("J\xff\xff\xff\xff\x85", "K\x1\x85", 0, 8)] // a negative size
    [InlineData("K\x8\x85", "K\x1\x85", -1, 8)] // a negative offset
    [InlineData("K\x8\x85", ")", 0, 8)] // fewer strides than sizes
    [InlineData("K\x8\x85", "K\x1\x85", 0, 9)] // a storage longer than its record
    [InlineData("K\x8\x85", "K\x1\x85", 0, -8)]
    [InlineData("\x8a\x8\xff\xff\xff\xff\xff\xff\xff\x7f\x85", "\x8a\x8\xff\xff\xff\xff\xff\xff\xff\x7f\x85", 0, 8)]
    [InlineData("\x8a\x9\0\0\0\0\0\0\0\0\x1\x85", "K\x1\x85", 0, 8)] // a size that no long can hold
    public void A_view_that_leaves_its_storage_is_refused(string shape, string stride, int offset, int count) =>
        Assert.Throws<InvalidDataException>(() => Read(Tensor(count, offset, shape, stride)));

    [Fact]
    public void A_view_of_huge_shape_and_no_stride_takes_no_memory()
    {
        Hashtable table = Read(Tensor(shape: "J\xff\xff\xff\x7f\x85", stride: "K\0\x85"));
        Assert.Equal([int.MaxValue], ((Tensor)table["w"]!).shape);
    }

    [Fact]
    public void A_record_that_is_absent_is_named() =>
        Assert.Contains("data/7", Assert.Throws<InvalidOperationException>(() => Read(Tensor(key: "7"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")] // nothing at all
    [InlineData("\x80\x2}")] // no end
    [InlineData("\x80\x2.")] // nothing on the stack
    [InlineData("\x80\x2}}.")] // too much on it
    [InlineData("\x80\x2(}.")] // a mark is left
    [InlineData("\x80\x2}h\x5s.")] // recalls what was not stored
    [InlineData("\x80\x2}(u(.")]
    [InlineData("\x80\x2}(K\x1u.")] // a key without a value
    [InlineData("\x80\x2}e.")] // no mark
    [InlineData("\x80\x2K\x1K\x2s.")] // an item of a number
    [InlineData("\x80\x2}X\xff\xff\xff\x7fzz.")] // a string longer than the file
    [InlineData("\x80\x2}\x8c\x1\xffNs.")] // not UTF-8
    [InlineData("\x80\x2K\x1)R.")] // calls a number
    [InlineData("\x80\x2NK\x1R.")]
    [InlineData("\x80\x2" + "ccollections\nOrderedDict")] // a line without an end
    public void A_pickle_that_breaks_off_or_makes_no_sense_is_damaged(string pickle) => Assert.Throws<InvalidDataException>(() => Read(pickle));

    [Theory]
    [InlineData("cposix\nsystem\n\x8c\x4true\x85R.", "posix.system")]
    [InlineData("c__builtin__\neval\n\x8c\x1" + "1\x85R.", "__builtin__.eval")]
    [InlineData("\x8c\x2os\x8c\x6system\x93.", "os.system")]
    [InlineData("ctorch\nload\n.", "torch.load")]
    public void Names_that_are_not_on_the_list_are_refused(string pickle, string name) =>
        Assert.Contains(name, Assert.Throws<NotSupportedException>(() => Read("\x80\x4" + pickle)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("i")] // INST
    [InlineData("o")] // OBJ
    [InlineData("\x81")] // NEWOBJ
    [InlineData("\x82")] // EXT1
    [InlineData("I1\n")] // INT of protocol 0
    [InlineData("0")] // POP
    public void Opcodes_that_no_state_dict_needs_are_refused(string opcode) =>
        Assert.Contains("opcode", Assert.Throws<NotSupportedException>(() => Read("\x80\x2" + opcode + ".")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\x80\x1}.")]
    [InlineData("\x80\x6}.")]
    public void Other_protocols_are_refused(string pickle) => Assert.Throws<NotSupportedException>(() => Read(pickle));

    [Theory]
    [InlineData("N")]
    [InlineData(")")]
    [InlineData("]")]
    public void Keys_that_have_no_equality_here_are_refused(string key) =>
        Assert.Throws<NotSupportedException>(() => Read("\x80\x2}" + key + "Ns."));

    [Fact]
    public void Types_that_have_no_tensor_here_are_not_implemented() =>
        Assert.Throws<NotImplementedException>(() => Read(Tensor().Replace("FloatStorage", "QInt8Storage", StringComparison.Ordinal)));

    [Fact]
    public void A_pickle_of_millions_of_containers_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Read("\x80\x2](" + new string('}', 1_000_001) + "e."));

    [Fact]
    public void A_pickle_beyond_the_limit_is_refused_unread()
    {
        using MemoryStream stream = Of(new string('N', (32 << 20) + 1), CompressionLevel.Fastest);
        Assert.Throws<InvalidDataException>(() => PyTorchUnpickler.UnpickleStateDict(stream));
    }

    [Fact]
    public void A_record_that_claims_more_than_the_file_has_takes_no_memory()
    {
        const int claimed = int.MaxValue - 3;
        byte[] file = Of(Tensor(count: claimed / 4)).ToArray();
        int directory = file.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 20), claimed);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 24), claimed);
        Assert.Throws<InvalidDataException>(() => PyTorchUnpickler.UnpickleStateDict(new MemoryStream(file)));
    }

    [Fact]
    public void A_record_that_claims_to_be_deflated_beyond_reason_is_refused()
    {
        byte[] file = Of(Tensor(count: 1 << 20), CompressionLevel.SmallestSize).ToArray();
        int directory = file.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 24), 4 << 20);
        Assert.Throws<InvalidDataException>(() => PyTorchUnpickler.UnpickleStateDict(new MemoryStream(file)));
    }

    [Fact]
    public void A_zip_archive_that_PyTorch_did_not_write_is_named()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("readme.txt").Open();
            entry.Write("hello"u8);
        }

        stream.Position = 0;
        var error = Assert.Throws<InvalidOperationException>(() => PyTorchUnpickler.UnpickleStateDict(stream));
        Assert.Contains("data.pkl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_other_byte_order_is_refused()
    {
        using MemoryStream stream = Of(Tensor());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("archive/byteorder").Open();
            entry.Write("big"u8);
        }

        stream.Position = 0;
        Assert.Throws<NotSupportedException>(() => PyTorchUnpickler.UnpickleStateDict(stream));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("not a checkpoint")]
    public void What_is_no_zip_archive_is_taken_for_the_old_format(string content)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(content));
        Assert.Throws<NotImplementedException>(() => PyTorchUnpickler.UnpickleStateDict(stream));
    }

    [Fact]
    public void A_file_that_was_cut_short_is_damaged()
    {
        byte[] whole = File.ReadAllBytes(Fixture.Path("module.pth"));
        using var stream = new MemoryStream(whole[..(whole.Length / 2)]);
        Assert.Throws<InvalidDataException>(() => PyTorchUnpickler.UnpickleStateDict(stream));
    }

    [Fact]
    public void A_file_that_fails_leaves_no_tensor()
    {
        string first = Tensor()[..^1];
        string second = Tensor(offset: 1)["\x80\x2}".Length..];
        long before = LiveTensors.Count();
        Assert.Throws<InvalidDataException>(() => Read(first + second));
        Assert.Equal(before, LiveTensors.Count());
    }
}
