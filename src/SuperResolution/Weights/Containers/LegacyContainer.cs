using System.Buffers.Binary;
using SuperResolution.Weights.Pickle;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>
/// PyTorch's form before 1.6: pickles of a magic number, a protocol version, facts about the system, the content, and the keys of
/// the storages; then for each key a 64-bit count and the elements.
/// </summary>
internal sealed class LegacyContainer : CheckpointContainer
{
    private const long ProtocolVersion = 1001;
    private readonly Stream _stream;
    private readonly Dictionary<StoredStorage, long> _places;

    private LegacyContainer(string file, Stream stream, object? content, Dictionary<StoredStorage, long> places)
        : base(file, CheckpointFormat.PyTorchLegacy, content)
    {
        _stream = stream;
        _places = places;
    }

    /// <summary>Reads and checks the pickles and the places of the storages.</summary>
    public static LegacyContainer Read(string file, Stream stream, CheckpointLimits limits)
    {
        byte[] start = new byte[Math.Min(stream.Length, limits.PickleBytes)];
        stream.Position = 0;
        stream.ReadExactly(start);

        Dictionary<string, StoredStorage> storages = [];
        int position = 0;
        object? Next() => PickleMachine.Read(file, start, ref position, limits, storages);

        Next();
        if (Next() is not ProtocolVersion)
        {
            throw Refusal(file, $"an unknown version of PyTorch's form before 1.6; {ProtocolVersion} is the only one");
        }

        if (Next() is not PickleDictionary system || system["little_endian"] is not true)
        {
            throw Refusal(file, "it was saved on a big-endian machine; only little-endian files are supported");
        }

        object? content = Next();
        if (Next() is not PickleList keys)
        {
            throw Refusal(file, "the list of its storages is missing");
        }

        return new(file, stream, content, FindPlaces(file, stream, position, keys, storages));
    }

    /// <inheritdoc/>
    public override Dictionary<string, Tensor> Load(IReadOnlyDictionary<string, StoredTensor> wanted) =>
        PyBridgeTransfer.Load(wanted, ReadStorage);

    private static Dictionary<StoredStorage, long> FindPlaces(
        string file,
        Stream stream,
        long position,
        PickleList keys,
        Dictionary<string, StoredStorage> storages)
    {
        Dictionary<StoredStorage, long> places = [];
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        foreach (object? key in keys.Items)
        {
            if (key is not string name || !storages.Remove(name, out StoredStorage? storage))
            {
                throw Refusal(file, $"its list of storages names '{key?.ToString()?.Shown()}', which no tensor uses or which comes twice");
            }

            if (stream.Length - position < sizeof(long))
            {
                throw Refusal(file, $"it ends before storage '{name.Shown()}': the file is truncated");
            }

            stream.Position = position;
            stream.ReadExactly(prefix);
            long count = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (count != storage.Count)
            {
                throw Refusal(file, $"storage '{name.Shown()}' has {count.Grouped()} elements where its tensors expect {storage.Count.Grouped()}");
            }

            position += sizeof(long);
            if (stream.Length - position < storage.Bytes)
            {
                throw Refusal(file, $"it ends in the middle of storage '{name.Shown()}': the file is truncated");
            }

            places[storage] = position;
            position += storage.Bytes;
        }

        if (storages.Count > 0)
        {
            throw Refusal(file, $"its tensors use storage '{storages.Keys.First().Shown()}', which it does not hold");
        }

        if (position != stream.Length)
        {
            throw Refusal(file, $"{(stream.Length - position).Grouped()} bytes follow the last storage; nothing may follow it");
        }

        return places;
    }

    private byte[] ReadStorage(StoredStorage storage)
    {
        byte[] bytes = new byte[storage.Bytes];
        _stream.Position = _places[storage];
        _stream.ReadExactly(bytes);
        return bytes;
    }
}
