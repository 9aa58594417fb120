using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

/// <summary>Files that would take much more memory than they have bytes.</summary>
public class HostileMemoryTests
{
    [Fact]
    public void A_file_is_refused_by_the_tensors_that_are_read_and_not_by_others()
    {
        byte[] huge = Tensor(Storage(count: 1), 0, [1 << 28], [0]);
        using MemoryStream file = new(Zip(Several(huge, 2), ("archive/data/0", new byte[4])));
        Assert.Contains(
            "'w0' [268435456] is unexpected",
            Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(file)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_that_share_a_storage_may_take_sixteen_times_its_bytes()
    {
        byte[] shared = Tensor(Storage(), 0, [4], [1]);
        using MemoryStream good = new(Zip(Several(shared, 16), ("archive/data/0", Floats(1, 2, 3, 4))));
        using (Checkpoint checkpoint = Checkpoint.Read(good, "x.pth"))
        {
            Assert.Equal(16, checkpoint.Tensors.Count);
            Assert.All(checkpoint.Tensors.Values, tensor => Assert.Equal([1, 2, 3, 4], Fixture.Values(tensor)));
        }
    }

    [Fact]
    public void All_tensors_together_have_a_limit()
    {
        const long Elements = 75_000_000;
        byte[] head = Legacy(Several(Tensor(Storage(count: Elements), 0, [Elements], [1]), 15), ["0"], BitConverter.GetBytes(Elements));
        using TemporaryFolder folder = new();
        using (FileStream sparse = File.Create(folder["x.pth"]))
        {
            sparse.Write(head);
            sparse.SetLength(head.Length + 4 * Elements);
        }

        Assert.Equal(
            "'x.pth': its tensors take 4,500,000,000 bytes; at most 4,294,967,296 are allowed. If you trust the file, raise CheckpointLimits.TotalBytes.",
            Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(folder["x.pth"])).Message);
    }

    [Fact]
    public void A_transposed_tensor_takes_no_more_copies_than_a_plain_one()
    {
        long plain = AllocatedBy(Dictionary(Tensor(Storage(count: 1 << 22), 0, [2048, 2048], [2048, 1])), 1 << 22);
        long transposed = AllocatedBy(Dictionary(Tensor(Storage(count: 1 << 22), 0, [2048, 2048], [1, 2048])), 1 << 22);
        Assert.InRange(transposed, 0, plain + (1 << 20));
    }

    [Fact]
    public void A_large_tensor_passes_through_two_copies()
    {
        const int Elements = 20 << 20;
        long allocated = AllocatedBy(Dictionary(Tensor(Storage(count: Elements), 0, [Elements], [1])), Elements);
        Assert.InRange(allocated, 0, (long)(2.5 * sizeof(float) * Elements));
    }

    /// <summary>Bytes of managed memory that reading takes, of a file with one storage of zeros.</summary>
    private static long AllocatedBy(byte[] pickle, int elements)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["x.pth"], Zip(pickle, ("archive/data/0", new byte[elements * sizeof(float)])));
        using (Checkpoint first = Checkpoint.Read(folder["x.pth"]))
        {
            Assert.NotEmpty(first.Tensors);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        using Checkpoint checkpoint = Checkpoint.Read(folder["x.pth"]);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Several(byte[] value, int count) =>
    [
        0x80, 2, (byte)'}', (byte)'(',
        .. Enumerable.Range(0, count).SelectMany(i => (byte[])[.. Text($"w{i}"), .. value]), (byte)'u', (byte)'.',
    ];

    private static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
