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
        stream.Position = 0;
        PickleReader reader = new(stream, limits);
        Dictionary<string, StoredStorage> storages = [];
        object? Next() => PickleMachine.Read(file, reader, limits, storages);

        Next();
        if (Next() is not ProtocolVersion)
        {
            throw Refusal.Of(
                file, $"it has an unknown version of PyTorch's form before 1.6; {ProtocolVersion} is the only one", Refusal.SaveAgain);
        }

        if (Next() is not PickleDictionary system || system["little_endian"] is not true)
        {
            throw Refusal.Of(file, "it was saved on a big-endian machine; only little-endian files are supported", Refusal.SaveAgain);
        }

        object? content = Next();
        if (Next() is not PickleList keys)
        {
            throw Refusal.Of(
                    file, "the list of its storages is missing", Refusal.GetAgain);
        }

        return new(file, stream, content, FindPlaces(file, stream, reader.Position, keys, storages));
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
                throw Refusal.Of(
                    file,
                    $"its list of storages names '{key?.ToString()?.Shown()}', which no tensor uses or which comes twice",
                    Refusal.GetAgain);
            }

            if (stream.Length - position < sizeof(long))
            {
                throw Refusal.Of(
                    file, $"it ends before storage '{name.Shown()}': the file is truncated", Refusal.GetAgain);
            }

            stream.Position = position;
            stream.ReadExactly(prefix);
            long count = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (count != storage.Count)
            {
                throw Refusal.Of(
                    file,
                    $"storage '{name.Shown()}' has {count.Grouped()} elements where its tensors expect {storage.Count.Grouped()}",
                    Refusal.GetAgain);
            }

            position += sizeof(long);
            if (stream.Length - position < storage.Bytes)
            {
                throw Refusal.Of(
                    file, $"it ends in the middle of storage '{name.Shown()}': the file is truncated", Refusal.GetAgain);
            }

            places[storage] = position;
            position += storage.Bytes;
        }

        if (storages.Count > 0)
        {
            throw Refusal.Of(
                    file, $"its tensors use storage '{storages.Keys.First().Shown()}', which it does not hold", Refusal.GetAgain);
        }

        if (position != stream.Length)
        {
            throw Refusal.Of(
                    file, $"{(stream.Length - position).Grouped()} bytes follow the last storage; nothing may follow it", Refusal.GetAgain);
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
