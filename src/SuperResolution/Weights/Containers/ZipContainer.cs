using System.IO.Compression;
using System.Text;
using SuperResolution.Weights.Pickle;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>PyTorch's archive since 1.6: <c>NAME/data.pkl</c> with the content and <c>NAME/data/KEY</c> for each storage.</summary>
internal sealed class ZipContainer : CheckpointContainer
{
    /// <summary>The newest version of the form that PyTorch itself reads.</summary>
    private const int NewestVersion = 10;

    private readonly Dictionary<string, ZipArchiveEntry> _entries;
    private readonly string _root;
    private readonly long _fileLength;

    private ZipContainer(string file, object? content, Dictionary<string, ZipArchiveEntry> entries, string root, long fileLength)
        : base(file, CheckpointFormat.PyTorchZip, content)
    {
        _entries = entries;
        _root = root;
        _fileLength = fileLength;
    }

    /// <summary>Reads and checks the directory and the pickle.</summary>
    public static ZipContainer Read(string file, Stream stream, CheckpointLimits limits)
    {
        Dictionary<string, ZipArchiveEntry> entries;
        try
        {
            entries = ZipDirectory.Read(file, new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true), stream.Length, limits);
        }
        catch (InvalidDataException cause)
        {
            throw new InvalidCheckpointException($"{file}: the zip archive is damaged or truncated ({cause.Message}).", cause);
        }

        string root = FindRoot(file, entries);
        RequireKnownVersion(file, entries, root);
        ZipArchiveEntry pickle = entries[root + "data.pkl"];
        if (pickle.Length > limits.PickleBytes)
        {
            throw Refusal(file, $"its pickle has {pickle.Length.Grouped()} bytes; at most {limits.PickleBytes.Grouped()} are allowed");
        }

        Dictionary<string, StoredStorage> storages = [];
        int position = 0;
        object? content = PickleMachine.Read(file, ZipDirectory.ReadAll(file, pickle), ref position, limits, storages);
        foreach (StoredStorage storage in storages.Values)
        {
            if (!entries.TryGetValue(root + "data/" + storage.Key, out ZipArchiveEntry? entry))
            {
                throw Refusal(file, $"its tensors use storage '{storage.Key.Shown()}', which it does not hold");
            }

            if (entry.Length != storage.Bytes)
            {
                throw Refusal(file, $"storage '{storage.Key.Shown()}' has {entry.Length.Grouped()} bytes where its tensors expect {storage.Bytes.Grouped()}");
            }
        }

        return new(file, content, entries, root, stream.Length);
    }

    /// <inheritdoc/>
    public override Dictionary<string, Tensor> Load(IReadOnlyDictionary<string, StoredTensor> wanted) =>
        PyBridgeTransfer.Load(wanted, storage => ZipDirectory.ReadAll(File, EntryOf(storage)));

    /// <inheritdoc/>
    /// <remarks>Compressed bytes. Entries that lie on each other do not count twice as much as the file has.</remarks>
    public override long BytesInFile(IEnumerable<StoredStorage> storages) =>
        Math.Min(storages.Sum(storage => EntryOf(storage).CompressedLength), _fileLength);

    private ZipArchiveEntry EntryOf(StoredStorage storage) => _entries[_root + "data/" + storage.Key];

    /// <summary>The folder that holds data.pkl, with its slash.</summary>
    private static string FindRoot(string file, Dictionary<string, ZipArchiveEntry> entries)
    {
        string[] pickles = [.. entries.Keys.Where(name => name == "data.pkl" || name.EndsWith("/data.pkl", StringComparison.Ordinal))];
        if (pickles.Length == 0)
        {
            throw Refusal(file, entries.Keys.Any(name => name.EndsWith(".npy", StringComparison.Ordinal))
                ? "it is an archive of NumPy arrays (.npz); allowed are PyTorch checkpoints and .safetensors"
                : "it is a zip archive without data.pkl, so not a PyTorch checkpoint");
        }

        if (pickles.Length > 1)
        {
            throw Refusal(file, $"it holds {pickles.Length} files data.pkl; a PyTorch checkpoint has one");
        }

        string root = pickles[0][..^"data.pkl".Length];
        if (entries.ContainsKey(root + "constants.pkl")
            || entries.Keys.Any(name => name.StartsWith(root + "code/", StringComparison.Ordinal)))
        {
            throw Refusal(
                file, "it is a TorchScript archive (torch.jit.save), which holds code; save model.state_dict() with torch.save instead");
        }

        return root;
    }

    private static void RequireKnownVersion(string file, Dictionary<string, ZipArchiveEntry> entries, string root)
    {
        string? Text(string name) => entries.TryGetValue(root + name, out ZipArchiveEntry? entry) && entry.Length <= 64
            ? Encoding.ASCII.GetString(ZipDirectory.ReadAll(file, entry)).Trim()
            : null;

        if (Text("byteorder") is { } order and not "little")
        {
            throw Refusal(file, $"its byte order is '{order.Shown()}'; only 'little' is supported");
        }

        if (Text("version") is { } version && !(int.TryParse(version, out int number) && number is >= 1 and <= NewestVersion))
        {
            throw Refusal(file, $"its version is '{version.Shown()}'; versions 1 to {NewestVersion} of PyTorch's archive are known");
        }
    }
}
