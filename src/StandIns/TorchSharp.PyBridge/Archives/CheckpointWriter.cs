using System.Collections;
using System.Globalization;
using System.IO.Compression;
using TorchSharp.PyBridge.Pickling;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Archives;

/// <summary>Writes the zip archive that <c>torch.load</c> reads: a version, a record for each tensor, and the pickle that names them.</summary>
internal sealed class CheckpointWriter(Stream stream, bool leaveOpen) : IDisposable
{
    private readonly ZipArchive _archive = new(stream, ZipArchiveMode.Create, leaveOpen);
    private int _storages;

    /// <summary>Writes the whole archive.</summary>
    public void Write(IDictionary source)
    {
        // The oldest version of the layout that has all that is written here, as in PyTorch.
        WriteRecord("version", record => record.Write("3\n"u8));

        // An archive takes one record at a time, and the tensors' records come up while the pickle is written.
        using var pickle = new MemoryStream();
        new PickleWriter(pickle, WriteTensor).WritePickle(source);
        WriteRecord("data.pkl", record => pickle.WriteTo(record));
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    // torch._utils._rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks)
    private void WriteTensor(PickleWriter pickle, Tensor tensor)
    {
        string key = (_storages++).ToString(CultureInfo.InvariantCulture);
        WriteRecord($"data/{key}", record => TensorBytes.Write(tensor, record));

        pickle.WriteGlobal("torch._utils", "_rebuild_tensor_v2");
        pickle.Write(Opcode.Mark);
        WriteStorage(pickle, tensor, key);
        pickle.WriteValue(0);
        pickle.WriteTuple(tensor.shape);
        pickle.WriteTuple(RowMajorStrides(tensor.shape));
        pickle.WriteValue(tensor.requires_grad);
        WriteEmptyOrderedDictionary(pickle);
        pickle.Write(Opcode.Tuple);
        pickle.Write(Opcode.Reduce);
    }

    private static void WriteStorage(PickleWriter pickle, Tensor tensor, string key)
    {
        pickle.Write(Opcode.Mark);
        pickle.WriteValue("storage");
        pickle.WriteGlobal("torch", ElementType.Of(tensor.dtype).StorageName);
        pickle.WriteValue(key);
        pickle.WriteValue("cpu");
        pickle.WriteValue(tensor.NumberOfElements);
        pickle.Write(Opcode.Tuple);
        pickle.Write(Opcode.BinPersistentId);
    }

    private static void WriteEmptyOrderedDictionary(PickleWriter pickle)
    {
        pickle.WriteGlobal("collections", "OrderedDict");
        pickle.Write(Opcode.EmptyTuple);
        pickle.Write(Opcode.Reduce);
    }

    private static long[] RowMajorStrides(long[] shape)
    {
        long[] strides = new long[shape.Length];
        long stride = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(shape[i], 1);
        }

        return strides;
    }

    // Stored, not deflated: trained weights hardly shrink, and PyTorch stores them too.
    private void WriteRecord(string name, Action<Stream> write)
    {
        using Stream record = _archive.CreateEntry($"model/{name}", CompressionLevel.NoCompression).Open();
        write(record);
    }
}
