using System.Globalization;
using System.IO.Compression;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights;

public class CheckpointLimitsTests
{
    [Fact]
    public void All_limits_that_are_not_allowed_are_named_in_one_exception()
    {
        CheckpointLimits limits = new()
        {
            StreamBytes = 0, TensorBytes = 3_000_000_000, TotalBytes = -1, Sharing = 0, Rank = 65, Entries = 0, ZipRatio = 0, PickleBytes = 0,
            PickleSteps = 0, PickleContainers = 0, PickleStack = 0, PickleMemo = 0, PickleDepth = 0, TextBytes = 0, PickleIntegerBytes = 0,
            SafetensorsHeaderBytes = 0,
        };
        string message = Assert.Throws<ArgumentException>(() => Checkpoint.Read(Fixture.File("own_x4.pth"), limits)).Message;
        Assert.Equal(
            "Limits of checkpoints: StreamBytes is 0; give 1 to 2,000,000,000. TensorBytes is 3,000,000,000; give 1 to 2,000,000,000. "
            + "TotalBytes is -1; give at least 1. Sharing is 0; give at least 1. Rank is 65; give 1 to 64. Entries is 0; give at least 1. "
            + "ZipRatio is 0; give at least 1. PickleBytes is 0; give at least 1. PickleSteps is 0; give at least 1. PickleContainers is 0; give at "
            + "least 1. PickleStack is 0; give at least 1. PickleMemo is 0; give at least 1. PickleDepth is 0; give at least 1. TextBytes is 0; give "
            + "at least 1. PickleIntegerBytes is 0; give at least 1. SafetensorsHeaderBytes is 0; give at least 1.",
            message);
        Assert.Throws<ArgumentException>(() => GeneratorLoader.Load(Fixture.File("own_x4.pth"), limits));
        Assert.Equal(typeof(CheckpointLimits).GetProperties().Count(property => property.CanWrite), message.Split("; give ").Length - 1);
    }

    [Fact]
    public void The_largest_limits_are_allowed_and_read_files()
    {
        CheckpointLimits largest = new()
        {
            StreamBytes = 2_000_000_000, TensorBytes = 2_000_000_000, TotalBytes = long.MaxValue, Sharing = int.MaxValue, Rank = 64,
            Entries = int.MaxValue, ZipRatio = int.MaxValue, PickleBytes = int.MaxValue, PickleSteps = int.MaxValue, PickleContainers = int.MaxValue,
            PickleStack = int.MaxValue, PickleMemo = int.MaxValue, PickleDepth = int.MaxValue, TextBytes = int.MaxValue,
            PickleIntegerBytes = int.MaxValue, SafetensorsHeaderBytes = int.MaxValue,
        };
        foreach (string file in new[] { "own_x4.pth", "own_x4.safetensors", "leftthomas_x8_legacy.pth" })
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File(file), largest);
            Assert.NotEmpty(loaded.Hyperparameters);
        }
    }

    [Fact]
    public void Zeros_may_be_packed_to_less_than_the_ratio_up_to_a_mebibyte_in_all()
    {
        const string refusal = "at most 100 times as many are allowed. If you trust the file, raise CheckpointLimits.ZipRatio.";
        using TemporaryFolder folder = new();
        const int mebibyte = 1 << 20;
        Packed(folder["allowed.pth"], mebibyte - 1024);
        Checkpoint.Read(folder["allowed.pth"]).Dispose();

        string path = folder["refused.pth"];
        Packed(path, mebibyte + 4);
        Assert.Contains($"its entry 'archive/data/0' claims {mebibyte + 4:N0} bytes from ", Refused(path), StringComparison.Ordinal);
        Checkpoint.Read(path, new CheckpointLimits { ZipRatio = 2000, Sharing = 2000 }).Dispose();

        // What each may do, many together may not.
        Packed(path, mebibyte, copies: 30);
        Assert.Contains("its entries claim ", Refused(path), StringComparison.Ordinal);

        string Refused(string file)
        {
            string message = Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(file)).Message;
            Assert.EndsWith(refusal, message, StringComparison.Ordinal);
            return message;
        }
    }

    /// <summary>Writes a tensor of one zero whose storage has more of them, deflated, and copies of that storage which nothing names.</summary>
    private static void Packed(string path, int bytes, int copies = 1) => File.WriteAllBytes(path, Zip(
        CompressionLevel.SmallestSize,
        Dictionary(Tensor(Storage(count: bytes / sizeof(float)), 0, [1], [1])),
        [.. Enumerable.Range(0, copies).Select(copy => ($"archive/data/{copy}", new byte[bytes]))]));

    [Theory]
    [InlineData(nameof(CheckpointLimits.StreamBytes), 4000, "it delivers more than 4,000 bytes, which is what is allowed. Read it from a file.")]
    [InlineData(nameof(CheckpointLimits.TensorBytes), 100, "storage '0' is said to have 486 elements; at most 100 bytes are allowed")]
    [InlineData(nameof(CheckpointLimits.TotalBytes), 5000, "its tensors take 6,104 bytes; at most 5,000 are allowed.")]
    [InlineData(nameof(CheckpointLimits.Rank), 3, "a tensor has 4 dimensions; at most 3 are allowed")]
    [InlineData(nameof(CheckpointLimits.Entries), 20, "it holds 50 entries; at most 20 are allowed.")]
    [InlineData(nameof(CheckpointLimits.PickleBytes), 5000, "its pickle has 5,268 bytes; at most 5,000 are allowed.")]
    [InlineData(nameof(CheckpointLimits.PickleSteps), 100, "the pickle takes more than 100 steps, which is what is allowed")]
    [InlineData(nameof(CheckpointLimits.PickleContainers), 5, "more than 5 dictionaries, lists and tuples, which is what is allowed")]
    [InlineData(nameof(CheckpointLimits.PickleStack), 5, "more than 5 values on the stack, which is what is allowed")]
    [InlineData(nameof(CheckpointLimits.PickleMemo), 5, "it stores value 5 of the memo, of which 5 are allowed, counted from 0")]
    [InlineData(nameof(CheckpointLimits.PickleDepth), 1, "values that nest deeper than 1 levels, which is what is allowed")]
    [InlineData(nameof(CheckpointLimits.TextBytes), 10, "a line of more than 10 bytes, which is what is allowed")]
    public void A_lower_limit_refuses_what_it_names(string limit, int value, string refusal)
    {
        CheckpointLimits limits = new();
        typeof(CheckpointLimits).GetProperty(limit)!.SetValue(
            limits, Convert.ChangeType(value, typeof(CheckpointLimits).GetProperty(limit)!.PropertyType, CultureInfo.InvariantCulture));
        using FileStream file = File.OpenRead(Fixture.File("own_x4.pth"));
        string message = Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(file, "x.pth", limits)).Message;
        Assert.StartsWith($"'x.pth': {refusal}", message, StringComparison.Ordinal);
        if (limit != nameof(CheckpointLimits.StreamBytes))
        {
            Assert.EndsWith($" If you trust the file, raise CheckpointLimits.{limit}.", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_higher_limit_allows_what_the_default_refuses()
    {
        byte[] file = Zip(Dictionary(Tensor(Storage(), 0, [4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], new long[17])));
        using MemoryStream stream = new(file);
        Assert.Throws<InvalidCheckpointException>(() => Checkpoint.Read(stream, "x.pth"));
        stream.Position = 0;
        using Checkpoint checkpoint = Checkpoint.Read(stream, "x.pth", new CheckpointLimits { Rank = 17 });
        Assert.Equal(17, checkpoint.Tensors["w"].shape.Length);
    }
}
