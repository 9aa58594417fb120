namespace SuperResolution.Weights;

/// <summary>
/// How much a file of weights may ask for before it is refused. Nothing is allocated before its size is held against these. The
/// defaults leave room for VGG19 with its classifier (574 MB), ten times what the largest generator takes. Each must be at least 1.
/// </summary>
public sealed record CheckpointLimits
{
    /// <summary>Largest <see cref="StreamBytes"/> and <see cref="TensorBytes"/>: .NET holds them in one array, with some room around.</summary>
    private const long LargestArray = 2_000_000_000;

    private const int LargestRank = 64;

    /// <summary>The default limits.</summary>
    public static CheckpointLimits Default { get; } = new();

    /// <summary>
    /// Bytes that a stream or a pipe may deliver; they are held in memory. Files are read where they lie. Default: 1 GiB; at most
    /// 2,000,000,000.
    /// </summary>
    public long StreamBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of one storage, and of one tensor. Default: 1 GiB; at most 2,000,000,000.</summary>
    public long TensorBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of all tensors that are read, together. Default: 4 GiB.</summary>
    public long TotalBytes { get; init; } = 4L << 30;

    /// <summary>
    /// How many times more bytes the tensors may take than the file has for their storages: blocks that a network uses again are
    /// in its state_dict under each of their names. Default: 16.
    /// </summary>
    public int Sharing { get; init; } = 16;

    /// <summary>Dimensions of a tensor. Default: 16; at most 64, as in PyTorch.</summary>
    public int Rank { get; init; } = 16;

    /// <summary>Tensors of a file, and entries of a zip archive. Default: 20,000.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>How many times larger than in the file an entry of a zip archive may become, and all of them together, where that is more than 1 MiB. Default: 100.</summary>
    public int ZipRatio { get; init; } = 100;

    /// <summary>Bytes of a pickle. Default: 32 MiB.</summary>
    public int PickleBytes { get; init; } = 32 << 20;

    /// <summary>Steps of a pickle, counting each item that a step copies. Default: 4,000,000.</summary>
    public int PickleSteps { get; init; } = 4_000_000;

    /// <summary>Dictionaries, lists, tuples and objects of a pickle. Default: 500,000.</summary>
    public int PickleContainers { get; init; } = 500_000;

    /// <summary>Values that wait on the stack of a pickle at once. Default: 200,000.</summary>
    public int PickleStack { get; init; } = 200_000;

    /// <summary>Values that a pickle remembers to use them again. Default: 1,000,000.</summary>
    public int PickleMemo { get; init; } = 1_000_000;

    /// <summary>How deep dictionaries, lists and tuples of a pickle may lie in each other. Default: 64.</summary>
    public int PickleDepth { get; init; } = 64;

    /// <summary>Bytes of a name, a text or a byte string in the description of the tensors. Default: 1 MiB.</summary>
    public int TextBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of an integer in a pickle. Default: 64.</summary>
    public int PickleIntegerBytes { get; init; } = 64;

    /// <summary>Bytes of the header of a safetensors file. Default: 100,000,000, as in its specification.</summary>
    public int SafetensorsHeaderBytes { get; init; } = 100_000_000;

    /// <summary>What is wrong with each limit that is not allowed, such as "Rank is 0; give 1 to 64".</summary>
    internal IReadOnlyList<string> Faults
    {
        get
        {
            List<string> faults = [];
            Require(nameof(StreamBytes), StreamBytes, LargestArray);
            Require(nameof(TensorBytes), TensorBytes, LargestArray);
            Require(nameof(TotalBytes), TotalBytes, long.MaxValue);
            Require(nameof(Sharing), Sharing, int.MaxValue);
            Require(nameof(Rank), Rank, LargestRank);
            Require(nameof(Entries), Entries, int.MaxValue);
            Require(nameof(ZipRatio), ZipRatio, int.MaxValue);
            Require(nameof(PickleBytes), PickleBytes, int.MaxValue);
            Require(nameof(PickleSteps), PickleSteps, int.MaxValue);
            Require(nameof(PickleContainers), PickleContainers, int.MaxValue);
            Require(nameof(PickleStack), PickleStack, int.MaxValue);
            Require(nameof(PickleMemo), PickleMemo, int.MaxValue);
            Require(nameof(PickleDepth), PickleDepth, int.MaxValue);
            Require(nameof(TextBytes), TextBytes, int.MaxValue);
            Require(nameof(PickleIntegerBytes), PickleIntegerBytes, int.MaxValue);
            Require(nameof(SafetensorsHeaderBytes), SafetensorsHeaderBytes, int.MaxValue);
            return faults;

            void Require(string name, long value, long most)
            {
                if (value < 1 || value > most)
                {
                    string allowed = most is int.MaxValue or long.MaxValue ? "at least 1" : $"1 to {most.Grouped()}";
                    faults.Add($"{name} is {value.Grouped()}; give {allowed}");
                }
            }
        }
    }

    /// <exception cref="ArgumentException">At least one limit lies outside what it allows; the message lists all of them.</exception>
    internal void Validate()
    {
        if (Faults is { Count: > 0 } faults)
        {
            throw new ArgumentException($"Limits of checkpoints: {string.Join(". ", faults)}.");
        }
    }
}
