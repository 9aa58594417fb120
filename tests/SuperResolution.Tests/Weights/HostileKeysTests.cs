using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

/// <summary>Files whose keys are chosen so that a reader would compare each with all the others.</summary>
public class HostileKeysTests
{
    [Fact]
    public void Numbers_that_all_have_the_same_hash_are_read_as_fast_as_others()
    {
        byte[] Items(int from) =>
        [
            (byte)'(',
            .. Enumerable.Range(from, 50_000).SelectMany(i => (byte[])[.. Number(((long)i << 32) | (uint)i), (byte)'N']),
            (byte)'u',
        ];
        byte[] pickle =
        [
            0x80, 2, (byte)'}', .. Items(0), .. Items(50_000), .. Items(100_000), .. Items(150_000),
            .. Text("w"), .. Tensor(Storage(), 0, [4], [1]), (byte)'s', (byte)'.',
        ];

        using MemoryStream file = new(Zip(pickle));
        using Checkpoint checkpoint = Checkpoint.Read(file, "x.pth");
        Assert.Equal([0, 0, 0, 0], Fixture.Values(Assert.Single(checkpoint.Tensors).Value));
    }

    [Fact]
    public void A_text_that_comes_again_replaces_the_value_before_it_and_keeps_its_place()
    {
        using MemoryStream file = new(Zip(
        [
            0x80, 2, (byte)'}', (byte)'(', .. Text("a"), (byte)'N', .. Number(7), (byte)'N', (byte)'N', (byte)'N', .. Text("b"), (byte)'N',
            .. Text("a"), .. Number(2), (byte)'u', (byte)'.',
        ]));
        Assert.Equal(
            "'x.pth' holds no weights of a network: it is a dictionary with the keys 'a', '7', 'None', 'b'.",
            Assert.Throws<UnrecognisedCheckpointException>(() => Checkpoint.Read(file, "x.pth")).Message);
    }

    [Fact]
    public void Places_of_the_memo_that_lie_far_apart_are_refused()
    {
        using MemoryStream good = new(Zip(Dictionary(
            [.. Tensor(Storage(), 0, [4], [1]), (byte)'r', .. Int32(999_999), (byte)'0', (byte)'j', .. Int32(999_999)])));
        using (Checkpoint checkpoint = Checkpoint.Read(good, "x.pth"))
        {
            Assert.Equal([0, 0, 0, 0], Fixture.Values(checkpoint.Tensors["w"]));
        }

        using MemoryStream bad = new(Zip(Dictionary([(byte)'N', (byte)'r', .. Int32(1_000_000)])));
        Assert.Equal(
            "'x.pth': it stores value 1,000,000 of the memo, of which 1,000,000 are allowed, counted from 0 (byte 10 of the pickle).",
            Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(bad, "x.pth")).Message);
    }

    [Fact]
    public void One_large_dictionary_under_many_keys_is_searched_once()
    {
        byte[] Items(byte[] value) =>
            [(byte)'(', .. Enumerable.Range(0, 99_999).SelectMany(i => (byte[])[.. Text($"{i}"), .. value]), (byte)'u'];
        byte[] pickle =
            [0x80, 2, (byte)'}', .. Items([(byte)'N']), (byte)'q', 0, (byte)'0', (byte)'}', .. Items([(byte)'h', 0]), (byte)'.'];

        using MemoryStream file = new(Zip(pickle));
        Assert.Equal(
            "'x.pth' holds no weights of a network: it is a dictionary with the keys '0', '1', '2', '3', '4', ….",
            Assert.Throws<UnrecognisedCheckpointException>(() => Checkpoint.Read(file, "x.pth")).Message);
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
}
