using System.Collections;
using System.Globalization;
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
internal static class PyBridgeTransfer
{
    /// <summary>An archive is handed over when it has grown to so many bytes.</summary>
    private const long BatchBytes = 64 << 20;

    /// <summary>Loads tensors. They belong to the caller and to no dispose scope.</summary>
    public static Dictionary<string, Tensor> Load(
        IReadOnlyDictionary<string, StoredTensor> wanted,
        Func<StoredStorage, byte[]> read)
    {
        Dictionary<string, Tensor> loaded = [];
        long left = wanted.Values.Sum(tensor => tensor.Bytes);
        PyBridgeArchive batch = new(Math.Min(left, BatchBytes));
        try
        {
            foreach (IGrouping<StoredStorage, KeyValuePair<string, StoredTensor>> group in wanted.GroupBy(pair => pair.Value.Storage))
            {
                byte[] bytes = read(group.Key);
                foreach ((string name, StoredTensor tensor) in group)
                {
                    batch.Add(name, tensor, StridedElements.Gather(tensor, bytes));
                    left -= tensor.Bytes;
                    if (batch.Bytes >= BatchBytes)
                    {
                        HandOver(batch, loaded);
                        batch.Dispose();
                        batch = new(Math.Min(left, BatchBytes));
                    }
                }
            }

            HandOver(batch, loaded);
            return wanted.Keys.ToDictionary(name => name, name => loaded[name]);
        }
        catch
        {
            foreach (Tensor tensor in loaded.Values)
            {
                tensor.Dispose();
            }

            throw;
        }
        finally
        {
            batch.Dispose();
        }
    }

    private static void HandOver(PyBridgeArchive batch, Dictionary<string, Tensor> loaded)
    {
        if (batch.Names.Count == 0)
        {
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        foreach (DictionaryEntry entry in PyTorchUnpickler.UnpickleStateDict(batch.Finish(), leaveOpen: true))
        {
            string name = batch.Names[int.Parse((string)entry.Key, CultureInfo.InvariantCulture)];
            loaded.Add(name, ((Tensor)entry.Value!).DetachFromDisposeScope());
        }
    }
}
