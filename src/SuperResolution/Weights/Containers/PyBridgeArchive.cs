using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SuperResolution.Weights.Pickle;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>Writes tensors as a PyTorch archive of the plainest kind: numbered names, one storage each, no views.</summary>
internal sealed class PyBridgeArchive : IDisposable
{
    private const string Root = "archive/";

    /// <summary>Room for the directory and the pickle of some hundred tensors.</summary>
    private const int AroundBytes = 1 << 17;

    private readonly MemoryStream _stream;
    private readonly ZipArchive _zip;
    private readonly MemoryStream _pickle = new();
    private readonly List<string> _names = [];

    /// <summary>An archive without tensors.</summary>
    /// <param name="expectedBytes">How many bytes of tensors will come; memory is taken for them once.</param>
    public PyBridgeArchive(long expectedBytes)
    {
        _stream = new MemoryStream(checked((int)(expectedBytes + AroundBytes)));
        _zip = new ZipArchive(_stream, ZipArchiveMode.Create, leaveOpen: true);
        Write(Opcode.Proto, 2, Opcode.EmptyDict, Opcode.Mark);
    }

    /// <summary>The names of the tensors; the archive calls them by their place in this list.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Bytes of the tensors so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a tensor.</summary>
    /// <param name="name">What the caller calls it.</param>
    /// <param name="tensor">Its type and sizes.</param>
    /// <param name="storage">The bytes of its storage.</param>
    public void Add(string name, StoredTensor tensor, byte[] storage)
    {
        string key = _names.Count.ToString(CultureInfo.InvariantCulture);
        _names.Add(name);
        Bytes += tensor.Bytes;
        using (Stream entry = _zip.CreateEntry(Root + "data/" + key, CompressionLevel.NoCompression).Open())
        {
            StridedElements.Write(tensor, storage, entry);
        }

        Text(key);
        Global("torch._utils", "_rebuild_tensor_v2");
        Write(Opcode.Mark, Opcode.Mark);
        Text("storage");
        Global("torch", StorageClass(tensor.ElementType));
        Text(key);
        Text("cpu");
        Integer(tensor.Count);
        Write(Opcode.Tuple, Opcode.BinPersId);
        Integer(0);
        Integers(tensor.Shape);
        Integers(Strides(tensor.Shape));
        Write(Opcode.NewFalse);
        Global("collections", "OrderedDict");
        Write(Opcode.EmptyTuple, Opcode.Reduce, Opcode.Tuple, Opcode.Reduce);
    }

    /// <summary>The archive, to be read from its beginning; it belongs to this object.</summary>
    public Stream Finish()
    {
        Write(Opcode.SetItems, Opcode.Stop);
        using (Stream entry = _zip.CreateEntry(Root + "data.pkl", CompressionLevel.NoCompression).Open())
        {
            _pickle.WriteTo(entry);
        }

        _zip.Dispose();
        _stream.Position = 0;
        return _stream;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
        _pickle.Dispose();
    }

    private static string StorageClass(ScalarType type) => type switch
    {
        ScalarType.Float32 => "FloatStorage",
        ScalarType.Float64 => "DoubleStorage",
        ScalarType.Float16 => "HalfStorage",
        ScalarType.BFloat16 => "BFloat16Storage",
        ScalarType.Int64 => "LongStorage",
        ScalarType.Int32 => "IntStorage",
        ScalarType.Int16 => "ShortStorage",
        ScalarType.Int8 => "CharStorage",
        ScalarType.Byte => "ByteStorage",
        ScalarType.Bool => "BoolStorage",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No class of storages holds it."),
    };

    /// <summary>Strides of elements that lie one after the other; of a tensor without elements they mean nothing and are 1.</summary>
    private static long[] Strides(long[] shape)
    {
        long[] strides = new long[shape.Length];
        long step = 1;
        bool empty = shape.Contains(0);
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = empty ? 1 : step;
            step *= empty ? 1 : shape[d];
        }

        return strides;
    }

    private void Write(params ReadOnlySpan<byte> bytes) => _pickle.Write(bytes);

    private void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(Opcode.BinUnicode);
        Write32(bytes.Length);
        Write(bytes);
    }

    private void Global(string module, string name)
    {
        Write(Opcode.Global);
        Write(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    private void Integers(long[] values)
    {
        Write(Opcode.Mark);
        Array.ForEach(values, Integer);
        Write(Opcode.Tuple);
    }

    private void Integer(long value)
    {
        Write(Opcode.BinInt);
        Write32(checked((int)value));
    }

    private void Write32(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Write(bytes);
    }
}
