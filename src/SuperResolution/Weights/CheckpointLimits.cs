namespace SuperResolution.Weights;

/// <summary>
/// How much a file of weights may ask for before it is refused. The defaults leave room for VGG19 with its classifier (574 MB), ten
/// times what the largest generator takes.
/// </summary>
internal sealed record CheckpointLimits
{
    public static CheckpointLimits Default { get; } = new();

    /// <summary>Bytes that a stream without a length may deliver; it is held in memory.</summary>
    public long StreamBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of one storage, and of one tensor.</summary>
    public long TensorBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of all tensors together.</summary>
    public long TotalBytes { get; init; } = 4L << 30;

    /// <summary>
    /// How many times more bytes the tensors may take than the file has for their storages: blocks that a network uses again are
    /// in its state_dict under each of their names.
    /// </summary>
    public int Sharing { get; init; } = 16;

    /// <summary>Dimensions of a tensor.</summary>
    public int Rank { get; init; } = 16;

    /// <summary>Tensors of a file, and entries of a zip archive.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>How many times larger than in the file an entry of a zip archive may become.</summary>
    public int ZipRatio { get; init; } = 100;

    /// <summary>Bytes of a pickle.</summary>
    public int PickleBytes { get; init; } = 32 << 20;

    /// <summary>Steps of a pickle, counting each item that a step copies.</summary>
    public int PickleSteps { get; init; } = 4_000_000;

    /// <summary>Dictionaries, lists, tuples and objects of a pickle.</summary>
    public int PickleContainers { get; init; } = 500_000;

    /// <summary>Values that wait on the stack of a pickle at once.</summary>
    public int PickleStack { get; init; } = 200_000;

    /// <summary>Entries of the memo of a pickle.</summary>
    public int PickleMemo { get; init; } = 1_000_000;

    /// <summary>How deep dictionaries, lists and tuples of a pickle may lie in each other.</summary>
    public int PickleDepth { get; init; } = 64;

    /// <summary>Bytes of a text in a pickle.</summary>
    public int PickleString { get; init; } = 1 << 20;

    /// <summary>Bytes of an integer in a pickle.</summary>
    public int PickleInteger { get; init; } = 64;

    /// <summary>Bytes of the header of a safetensors file, as its own specification has it.</summary>
    public int SafetensorsHeader { get; init; } = 100_000_000;
}
