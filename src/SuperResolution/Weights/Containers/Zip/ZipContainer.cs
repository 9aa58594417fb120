using System.Globalization;
using System.Text;
using SuperResolution.Weights.Pickle;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers.Zip;

/// <summary>PyTorch's archive since 1.6: <c>NAME/data.pkl</c> with the content and <c>NAME/data/KEY</c> for each storage.</summary>
internal sealed class ZipContainer : CheckpointContainer
{
    /// <summary>The newest version of the form that PyTorch itself reads.</summary>
    private const int NewestVersion = 10;

    /// <summary>The texts of an archive, its version and byte order, are a few letters.</summary>
    private const int LongestText = 64;

    private readonly ZipDirectory _directory;
    private readonly string _root;

    private ZipContainer(string file, object? content, ZipDirectory directory, string root)
        : base(file, CheckpointFormat.PyTorchZip, content)
    {
        _directory = directory;
        _root = root;
    }

    /// <summary>Reads and checks the directory and the pickle.</summary>
    public static ZipContainer Read(string file, Stream stream, CheckpointLimits limits)
    {
        ZipDirectory directory = ZipDirectory.Read(file, stream, limits);
        string root = FindRoot(file, directory.Names);
        RequireKnownVersion(file, directory, root);
        ZipEntry pickle = directory.Find(root + "data.pkl")!;
        if (pickle.Length > limits.PickleBytes)
        {
            throw Refusal.Of(
                file,
                $"its pickle has {pickle.Length.Grouped()} bytes; at most {limits.PickleBytes.Grouped()} are allowed",
                Refusal.Raise(nameof(limits.PickleBytes)));
        }

        Dictionary<string, StoredStorage> storages = [];
        using MemoryStream bytes = new(directory.ReadAll(pickle));
        object? content = PickleMachine.Read(file, new PickleReader(bytes, limits), limits, storages);
        foreach (StoredStorage storage in storages.Values)
        {
            if (directory.Find(root + "data/" + storage.Key) is not { } entry)
            {
                throw Refusal.Of(file, $"its tensors use storage '{storage.Key.Shown()}', which it does not hold", Refusal.GetAgain);
            }

            if (entry.Length != storage.Bytes)
            {
                throw Refusal.Of(
                    file,
                    $"storage '{storage.Key.Shown()}' has {entry.Length.Grouped()} bytes where its tensors expect {storage.Bytes.Grouped()}",
                    Refusal.GetAgain);
            }
        }

        return new(file, content, directory, root);
    }

    /// <inheritdoc/>
    public override Dictionary<string, Tensor> Load(IReadOnlyDictionary<string, StoredTensor> wanted) =>
        PyBridgeTransfer.Load(wanted, storage => _directory.ReadAll(EntryOf(storage)));

    /// <inheritdoc/>
    /// <remarks>Compressed bytes.</remarks>
    public override long BytesInFile(IEnumerable<StoredStorage> storages) => storages.Sum(storage => EntryOf(storage).Packed);

    private ZipEntry EntryOf(StoredStorage storage) => _directory.Find(_root + "data/" + storage.Key)!;

    /// <summary>The folder that holds data.pkl, with its slash.</summary>
    private static string FindRoot(string file, IReadOnlyCollection<string> names)
    {
        string[] pickles = [.. names.Where(name => name == "data.pkl" || name.EndsWith("/data.pkl", StringComparison.Ordinal))];
        if (pickles.Length == 0)
        {
            throw Refusal.Of(
                file,
                names.Any(name => name.EndsWith(".npy", StringComparison.Ordinal))
                    ? "it is an archive of NumPy arrays (.npz); allowed are PyTorch checkpoints and .safetensors"
                    : "it is a zip archive without data.pkl, so not a PyTorch checkpoint",
                Refusal.SaveAgain);
        }

        if (pickles.Length > 1)
        {
            throw Refusal.Of(file, $"it holds {pickles.Length} files data.pkl; a PyTorch checkpoint has one", Refusal.Distrust);
        }

        string root = pickles[0][..^"data.pkl".Length];
        if (names.Any(name => name == root + "constants.pkl" || name.StartsWith(root + "code/", StringComparison.Ordinal)))
        {
            throw Refusal.Of(
                file, "it is a TorchScript archive (torch.jit.save), which holds code, and code is not allowed", Refusal.SaveAgain);
        }

        return root;
    }

    private static void RequireKnownVersion(string file, ZipDirectory directory, string root)
    {
        string? Text(string name) => directory.Find(root + name) is { } entry
            ? entry.Length <= LongestText ? Encoding.ASCII.GetString(directory.ReadAll(entry)).Trim() : "too long to read"
            : null;

        if (Text("byteorder") is { } order and not "little")
        {
            throw Refusal.Of(file, $"its byte order is '{order.Shown()}'; only 'little' is supported", Refusal.SaveAgain);
        }

        if (Text("version") is { } version
            && !(int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= NewestVersion))
        {
            throw Refusal.Of(
                file,
                $"its version is '{version.Shown()}'; versions 1 to {NewestVersion} of PyTorch's archive are known",
                Refusal.SaveAgain);
        }
    }
}
