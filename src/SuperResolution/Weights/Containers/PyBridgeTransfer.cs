using System.Collections;
using System.Globalization;
using SuperResolution.Memory;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>
/// Hands tensors of a checked pickle to PyBridge, in archives that are written here: only the tensors that are wanted, contiguous,
/// each with a storage of its own, a bounded number of bytes at a time.
/// </summary>
/// <remarks>
/// PyBridge reads neither the form before 1.6 nor storages that are shared or looked at from an offset; and so no byte of a
/// foreign pickle reaches a second parser.
/// </remarks>
internal sealed class PyBridgeTransfer : IDisposable
{
    /// <summary>An archive holds no more bytes of tensors, or a single tensor.</summary>
    private const long BatchBytes = 64 << 20;

    private readonly Dictionary<string, Tensor> _loaded = [];
    private PyBridgeArchive? _batch;
    private long _left;

    private PyBridgeTransfer(long bytes) => _left = bytes;

    /// <summary>Loads tensors. They belong to the caller and to no dispose scope.</summary>
    /// <param name="wanted">Which tensors, by any names.</param>
    /// <param name="read">Gives the bytes of a storage.</param>
    public static Dictionary<string, Tensor> Load(
        IReadOnlyDictionary<string, StoredTensor> wanted,
        Func<StoredStorage, byte[]> read)
    {
        using PyBridgeTransfer transfer = new(wanted.Values.Sum(tensor => tensor.Bytes));
        try
        {
            foreach (IGrouping<StoredStorage, KeyValuePair<string, StoredTensor>> group in wanted.GroupBy(pair => pair.Value.Storage))
            {
                transfer.Add(group, read);
            }

            transfer.HandOver();
            return wanted.Keys.ToDictionary(name => name, name => transfer._loaded[name]);
        }
        catch
        {
            transfer._loaded.Values.DisposeAll();

            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _batch?.Dispose();

    /// <summary>Adds the tensors of one storage. A full archive is handed over before the bytes of the storage are read.</summary>
    private void Add(IGrouping<StoredStorage, KeyValuePair<string, StoredTensor>> group, Func<StoredStorage, byte[]> read)
    {
        if (_batch?.Bytes + group.Key.Bytes > BatchBytes)
        {
            HandOver();
        }

        byte[] storage = read(group.Key);
        foreach ((string name, StoredTensor tensor) in group)
        {
            if (_batch?.Bytes + tensor.Bytes > BatchBytes)
            {
                HandOver();
            }

            _batch ??= new(Math.Min(_left, Math.Max(BatchBytes, tensor.Bytes)));
            _batch.Add(name, tensor, storage);
            _left -= tensor.Bytes;
        }
    }

    private void HandOver()
    {
        if (_batch is not { } batch)
        {
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        foreach (DictionaryEntry entry in PyTorchUnpickler.UnpickleStateDict(batch.Finish(), leaveOpen: true))
        {
            string name = batch.Names[int.Parse((string)entry.Key, CultureInfo.InvariantCulture)];
            _loaded.Add(name, ((Tensor)entry.Value!).DetachFromDisposeScope());
        }

        batch.Dispose();
        _batch = null;
    }
}
