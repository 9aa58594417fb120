using System.IO.Compression;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Archives;

/// <summary>The record of a checkpoint that holds the elements of one storage.</summary>
internal sealed class StorageRecord
{
    // Deflate cannot shrink more than this; a record that claims to is made to fill the memory.
    private const long MaxDeflateRatio = 1032;

    private readonly ZipArchiveEntry _entry;

    /// <summary>Checks what the pickle says of a record against the record.</summary>
    /// <exception cref="InvalidDataException">The record is shorter than its elements, or claims more than it can hold.</exception>
    public StorageRecord(ZipArchiveEntry entry, int position, ElementType type, long count)
    {
        if (count < 0 || count > entry.Length / type.Size)
        {
            throw new InvalidDataException(
                $"The record '{entry.FullName}' has {entry.Length} bytes, but the pickle says that it holds {count} elements of {type.DType}.");
        }

        if (entry.Length > 0 && entry.Length / MaxDeflateRatio > entry.CompressedLength)
        {
            throw new InvalidDataException(
                $"The record '{entry.FullName}' cannot hold {entry.Length} bytes in the {entry.CompressedLength} that it has in the file.");
        }

        _entry = entry;
        Position = position;
        Type = type;
        Count = count;
    }

    /// <summary>The place of the record in the archive.</summary>
    public int Position { get; }

    /// <summary>The type of the elements.</summary>
    public ElementType Type { get; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>Reads all elements into a new tensor of one dimension.</summary>
    public Tensor Read()
    {
        // Opened first: this fails where the record is longer than the file, before any memory is taken.
        using Stream stream = _entry.Open();
        Tensor storage = empty(Count, dtype: Type.DType, device: CPU);
        TensorBytes.Read(storage, stream);
        return storage;
    }
}
