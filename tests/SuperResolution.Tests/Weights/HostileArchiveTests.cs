using System.IO.Compression;
using System.Text;
using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

public class HostileArchiveTests
{
    private static readonly byte[] s_pickle = Dictionary(Tensor(Storage(), 0, [4], [1]));
    private static readonly (string, byte[]) s_storage = ("archive/data/0", new byte[16]);

    [Fact]
    public void The_archive_that_the_cases_start_from_is_good()
    {
        using MemoryStream stream = new(Zip(s_pickle));
        using Checkpoint checkpoint = Checkpoint.Read(stream);
        Assert.Equal([0, 0, 0, 0], Fixture.Values(checkpoint.Tensors["w"]));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("archive/../../evil")]
    [InlineData("/etc/evil")]
    [InlineData("C:/evil")]
    [InlineData("archive\\evil")]
    public void Names_that_lead_out_of_the_archive_are_refused(string name) =>
        Assert.Equal(
            $"'x.pth': its entry '{name}' has a name that leads out of the archive.",
            Refusal(Zip(s_pickle, s_storage, (name, []))));

    [Fact]
    public void Entries_that_come_twice_are_refused()
    {
        Assert.Equal("'x.pth': it holds two entries 'archive/data/0'.", Refusal(Zip(s_pickle, s_storage, s_storage)));
        Assert.Equal(
            "'x.pth': it holds 2 files data.pkl; a PyTorch checkpoint has one.",
            Refusal(Zip(s_pickle, s_storage, ("other/data.pkl", s_pickle))));
    }

    [Fact]
    public void An_archive_without_the_pickle_is_named_for_what_it_is()
    {
        static byte[] With(string name) => Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(Zip(s_pickle)).Replace("data.pkl", name, StringComparison.Ordinal));

        Assert.Equal("'x.pth': it is a zip archive without data.pkl, so not a PyTorch checkpoint.", Refusal(With("data.txt")));
        Assert.Equal("'x.pth': it is an archive of NumPy arrays (.npz); allowed are PyTorch checkpoints and .safetensors.", Refusal(With("dat1.npy")));
    }

    [Fact]
    public void Versions_and_byte_orders_that_are_not_known_are_refused()
    {
        Assert.Equal(
            "'x.pth': its byte order is 'big'; only 'little' is supported.",
            Refusal(Zip(s_pickle, s_storage, ("archive/byteorder", "big"u8.ToArray()))));
        Assert.Equal(
            "'x.pth': its version is '11'; versions 1 to 10 of PyTorch's archive are known.",
            Refusal(Zip(s_pickle, s_storage, ("archive/version", "11\n"u8.ToArray()))));
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        byte[] file = Zip(s_pickle);
        file[file.AsSpan().IndexOf(s_pickle) + s_pickle.Length - 1]++;
        Assert.Equal("'x.pth': the checksum of its entry 'archive/data.pkl' is wrong: the file is damaged.", Refusal(file));
    }

    [Fact]
    public void An_encrypted_entry_is_refused() =>
        Assert.Equal("'x.pth': its entry 'archive/data.pkl' is encrypted.", Refusal(InDirectory(Zip(s_pickle), at: 8, [1, 0])));

    [Fact]
    public void Sizes_that_lie_are_refused()
    {
        Assert.Equal(
            $"'x.pth': its entry 'archive/data.pkl' claims 2,147,483,647 bytes from {s_pickle.Length}; at most 100 times as many are allowed.",
            Refusal(InDirectory(Zip(s_pickle), at: 24, Int32(int.MaxValue))));
        Assert.Equal(
            "'x.pth': its entry 'archive/data.pkl' cannot be unpacked: the file is damaged.",
            Refusal(InDirectory(Zip(s_pickle), at: 24, Int32(s_pickle.Length + 1))));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked() =>
        Assert.StartsWith(
            "'x.pth': its entry 'archive/data.pkl' claims 20,000,000 bytes from ",
            Refusal(Zip(CompressionLevel.Optimal, new byte[20_000_000])),
            StringComparison.Ordinal);

    [Fact]
    public void A_pickle_that_is_too_long_is_refused()
    {
        byte[] noise = new byte[(32 << 20) + 1];
        new Random(1).NextBytes(noise);
        Assert.Equal("'x.pth': its pickle has 33,554,433 bytes; at most 33,554,432 are allowed.", Refusal(Zip(noise)));
    }

    /// <summary>Changes bytes of the first record of the central directory.</summary>
    private static byte[] InDirectory(byte[] file, int at, byte[] bytes)
    {
        int record = file.AsSpan().IndexOf("PK\x01\x02"u8);
        bytes.CopyTo(file, record + at);
        return file;
    }

    private static string Refusal(byte[] file)
    {
        using MemoryStream stream = new(file);
        return Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(stream, "x.pth")).Message;
    }
}
