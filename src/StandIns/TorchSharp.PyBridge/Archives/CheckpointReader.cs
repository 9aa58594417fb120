using System.Collections;
using System.IO.Compression;
using System.Text;
using TorchSharp.PyBridge.Pickling;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Archives;

/// <summary>
/// Reads what <c>torch.save</c> wrote: a zip archive with a pickle (<c>data.pkl</c>) and a record for each storage (<c>data/0</c>,
/// <c>data/1</c> …), as PyTorch's torch/serialization.py lays them out.
/// </summary>
internal sealed partial class CheckpointReader : IPickleHost
{
    private const string PickleName = "data.pkl";
    private const int MaxPickleBytes = 32 << 20;

    private readonly ZipArchiveEntry _pickle;
    private readonly Dictionary<string, (ZipArchiveEntry Entry, int Position)> _records = [];
    private readonly Dictionary<(string Key, ElementType Type), StorageRecord> _storages = [];
    private readonly Dictionary<StorageRecord, Tensor>? _read;

    /// <summary>Finds the records.</summary>
    /// <param name="archive">What <see cref="OpenArchive"/> gave; it must stay open while tensors are read.</param>
    /// <param name="skipTensorRead">Whether tensors are given as <see cref="StoredTensor"/>, unread.</param>
    public CheckpointReader(ZipArchive archive, bool skipTensorRead)
    {
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            _records.TryAdd(entry.FullName, (entry, _records.Count));
        }

        _pickle = archive.Entries.FirstOrDefault(entry => entry.Name == PickleName)
            ?? throw new InvalidOperationException(
                $"The zip archive has no {PickleName}, so torch.save did not write it. Save a state_dict: torch.save(model.state_dict(), path).");
        _read = skipTensorRead ? null : [];
        CheckByteOrder();
    }

    /// <summary>Opens the archive in a stream that can seek and is at its beginning.</summary>
    public static ZipArchive OpenArchive(Stream stream, bool leaveOpen)
    {
        Span<byte> signature = stackalloc byte[4];
        int read = stream.ReadAtLeast(signature, signature.Length, throwOnEndOfStream: false);
        if (!signature[..read].SequenceEqual("PK\x3\x4"u8))
        {
            // The exception that PyBridge throws for the format of PyTorch before 1.6, which it does not read.
            throw new NotImplementedException(
                "The file is not a zip archive, so it is not in the format that torch.save has written since PyTorch 1.6. "
                + "Save it again: torch.save(torch.load(path), path).");
        }

        stream.Seek(0, SeekOrigin.Begin);
        return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen);
    }

    /// <summary>Runs the pickle. Tensors are read as it names them, each storage once; views of one storage share it, as in PyTorch.</summary>
    public Hashtable ReadDictionary()
    {
        try
        {
            object? value = new PickleReader(ReadPickle(), this).Read();
            return value as Hashtable ?? throw new InvalidCastException(
                $"The file holds {Describe(value)} at its top, not a dictionary. Save a state_dict: torch.save(model.state_dict(), path).");
        }
        finally
        {
            // The views keep their storages alive.
            foreach (Tensor storage in _read?.Values.ToArray() ?? [])
            {
                storage.Dispose();
            }
        }
    }

    private void CheckByteOrder()
    {
        if (_records.TryGetValue(Folder + "byteorder", out (ZipArchiveEntry Entry, int Position) record))
        {
            using var reader = new StreamReader(record.Entry.Open(), Encoding.ASCII);
            char[] order = new char[8];
            int length = reader.ReadBlock(order);
            if (!order.AsSpan(0, length).SequenceEqual("little"))
            {
                throw new NotSupportedException($"The file's byte order is '{new string(order, 0, length)}'; only 'little' can be read.");
            }
        }
    }

    private string Folder => _pickle.FullName[..^PickleName.Length];

    private byte[] ReadPickle()
    {
        if (_pickle.Length > MaxPickleBytes)
        {
            throw new InvalidDataException(
                $"{_pickle.FullName} has {_pickle.Length} bytes; a state_dict, whose tensors lie outside of it, needs less than {MaxPickleBytes}.");
        }

        byte[] pickle = new byte[_pickle.Length];
        using Stream stream = _pickle.Open();
        stream.ReadExactly(pickle);
        return pickle;
    }

    private static string Describe(object? value) => value switch
    {
        null => "None",
        StoredTensor or Tensor => "a tensor",
        ArrayList => "a list",
        object[] => "a tuple",
        _ => $"a {value.GetType().Name}",
    };
}
