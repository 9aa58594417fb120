using System.IO.Compression;
using SuperResolution.Tests.Weights.Hostile;
using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

/// <summary>Files that look odd and are allowed.</summary>
public class SoundFilesTests
{
    [Fact]
    public void The_archives_that_the_hostile_ones_are_made_from_are_read()
    {
        Assert.Equal([0, 0, 0, 0], Read(HostileZipRecords.Good));
        Assert.Equal([0, 0, 0, 0], Read(HostileZipRecords.Good64));
    }

    [Fact]
    public void An_archive_that_was_packed_again_by_other_tools_is_read()
    {
        byte[] file = Zip(
            CompressionLevel.Optimal,
            Dictionary(Tensor(Storage(), 0, [4], [1])),
            ("archive/", []), ("archive/data/", []), ("archive/data/0", Floats(1, 2, 3, 4)));
        Assert.Equal([1, 2, 3, 4], Read(file));
    }

    [Fact]
    public void A_pickle_that_lies_in_a_byte_string_stays_one()
    {
        byte[] nested = [.. "cos\nsystem\n(S'id'\ntR."u8];
        Assert.Equal([0, 0, 0, 0], Read(Zip(
        [
            0x80, 2, (byte)'}', (byte)'(', .. Text("w"), .. Tensor(Storage(), 0, [4], [1]),
            .. Text("notes"), (byte)'C', (byte)nested.Length, .. nested, (byte)'u', (byte)'.',
        ])));
    }

    [Fact]
    public void A_tensor_that_repeats_elements_may_have_as_many_as_its_storage() =>
        Assert.Equal(
            [2, 3, 2, 3], Read(Zip(Dictionary(Tensor(Storage(), 1, [2, 2], [0, 1])), ("archive/data/0", Floats(1, 2, 3, 4)))));

    [Fact]
    public void A_view_of_an_old_file_is_a_part_of_its_storage() =>
        Assert.Equal(
            [3, 4],
            Read(Legacy(
                Dictionary(Tensor(
                    [
                        .. Tuple(
                            Text("storage"), Global("torch", "FloatStorage"), Text("7"), Text("cpu"), Number(4), Tuple(Text("8"), Number(2), Number(2))),
                        (byte)'Q',
                    ],
                    0, [2], [1])),
                ["7"],
                [.. BitConverter.GetBytes(4L), .. Floats(1, 2, 3, 4)])));

    [Fact]
    public void The_last_place_of_the_memo_may_be_used() =>
        Assert.Equal([0, 0, 0, 0], Read(Zip(Dictionary(
            [.. Tensor(Storage(), 0, [4], [1]), (byte)'r', .. Int32(999_999), (byte)'0', (byte)'j', .. Int32(999_999)]))));

    [Fact]
    public void Numbers_of_one_hash_as_keys_are_read_as_fast_as_others()
    {
        byte[] Items(int from) =>
        [
            (byte)'(', .. Enumerable.Range(from, 50_000).SelectMany(i => (byte[])[.. Number(((long)i << 32) | (uint)i), (byte)'N']), (byte)'u',
        ];
        Assert.Equal([0, 0, 0, 0], Read(Zip(
        [
            0x80, 2, (byte)'}', .. Items(0), .. Items(50_000), .. Items(100_000), .. Items(150_000),
            .. Text("w"), .. Tensor(Storage(), 0, [4], [1]), (byte)'s', (byte)'.',
        ])));
    }

    [Fact]
    public void No_more_prefixes_are_taken_off_than_tools_put_before_a_name()
    {
        string rest = string.Concat(Enumerable.Repeat("module.", 20_000)) + "w";
        string prefix = string.Concat(Enumerable.Repeat("module.", 8));
        using MemoryStream file = new(Zip(
            [0x80, 2, (byte)'}', .. Text(prefix + rest), .. Tensor(Storage(), 0, [4], [1]), (byte)'s', (byte)'.']));
        using Checkpoint checkpoint = Checkpoint.Read(file, "x.pth");
        Assert.Equal(prefix, checkpoint.RemovedPrefix);
        Assert.Equal(rest, Assert.Single(checkpoint.Tensors).Key);
    }

    [Fact]
    public void A_file_of_the_library_that_says_what_it_is_is_read()
    {
        using MemoryStream file = new(HostileMeanings.Saying("SRResNet", "4", "1"));
        using LoadedGenerator loaded = GeneratorLoader.Load(file);
        Assert.Equal("SRResNet", loaded.Network);
    }

    /// <summary>The values of the only tensor.</summary>
    private static double[] Read(byte[] file)
    {
        using MemoryStream stream = new(file);
        using Checkpoint checkpoint = Checkpoint.Read(stream, "x.pth");
        return Fixture.Values(Assert.Single(checkpoint.Tensors).Value);
    }

    private static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
