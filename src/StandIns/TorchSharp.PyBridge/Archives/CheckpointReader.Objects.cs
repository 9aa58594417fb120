using System.Collections;
using System.IO.Compression;
using TorchSharp.PyBridge.Pickling;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Archives;

internal sealed partial class CheckpointReader
{
    private enum Callable
    {
        OrderedDictionary,
        RebuildTensor,
        RebuildParameter,
    }

    /// <inheritdoc/>
    public object FindGlobal(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") => Callable.OrderedDictionary,
        ("torch._utils", "_rebuild_tensor_v2") => Callable.RebuildTensor,
        ("torch._utils", "_rebuild_parameter") => Callable.RebuildParameter,
        ("torch", _) when name.EndsWith("Storage", StringComparison.Ordinal) => ElementType.OfStorage(name),
        _ => throw new NotSupportedException(
            $"The file needs Python's {module}.{name}, which a state_dict does not: it holds more than tensors, numbers, strings and dictionaries. "
            + "Save the state_dict alone: torch.save(model.state_dict(), path)."),
    };

    /// <inheritdoc/>
    public object Call(object callable, object?[] arguments) => callable switch
    {
        Callable.OrderedDictionary => OrderedDictionary(arguments),
        Callable.RebuildTensor => RebuildTensor(arguments),
        // The exception that PyBridge throws for a model saved whole.
        Callable.RebuildParameter => throw new NotImplementedException(
            "The file holds parameters, as a model saved whole does. Save its state_dict: torch.save(model.state_dict(), path)."),
        _ => throw new InvalidDataException($"The pickle is damaged: it calls a {callable.GetType().Name}."),
    };

    /// <inheritdoc/>
    public object LoadPersistent(object? id)
    {
        if (id is not object?[] { Length: >= 5 } tuple || tuple[0] is not "storage")
        {
            // The exception that PyBridge throws for a reference to anything but a storage.
            throw new NotImplementedException("The file refers to something outside its pickle that is not the storage of a tensor.");
        }

        if (tuple[1] is not ElementType type || tuple[2] is not string key)
        {
            throw new InvalidDataException("The pickle is damaged: a storage has no type or no name.");
        }

        if (!_storages.TryGetValue((key, type), out StorageRecord? storage))
        {
            (ZipArchiveEntry entry, int position) = FindRecord(key);
            _storages[(key, type)] = storage = new StorageRecord(entry, position, type, ToInt64(tuple[4]));
        }

        return storage;
    }

    private (ZipArchiveEntry Entry, int Position) FindRecord(string key)
    {
        string name = $"{Folder}data/{key}";
        return _records.TryGetValue(name, out (ZipArchiveEntry Entry, int Position) record)
            ? record
            : throw new InvalidOperationException($"The zip archive has no record '{name}', which a tensor needs: the file is damaged.");
    }

    private static Hashtable OrderedDictionary(object?[] arguments)
    {
        var table = new Hashtable();
        if (arguments.Length > 1)
        {
            throw new InvalidDataException($"The pickle is damaged: an OrderedDict is made of {arguments.Length} arguments.");
        }

        foreach (object? item in arguments is [IEnumerable items] ? items : Array.Empty<object>())
        {
            if (item is not IList { Count: 2 } pair)
            {
                throw new InvalidDataException("The pickle is damaged: an OrderedDict is made of items that are not pairs.");
            }

            DictionaryItems.Set(table, pair[0], pair[1]);
        }

        return table;
    }

    // torch._utils._rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks[, metadata])
    private object RebuildTensor(object?[] arguments)
    {
        if (arguments is not [StorageRecord storage, var offset, object?[] shape, object?[] strides, bool requiresGrad, ..])
        {
            throw new InvalidDataException("The pickle is damaged: a tensor is not made of a storage, an offset, sizes, strides and a flag.");
        }

        var stored = new StoredTensor(storage, ToInt64(offset), Array.ConvertAll(shape, ToInt64), Array.ConvertAll(strides, ToInt64), requiresGrad);
        return _read is null ? stored : Read(stored, _read);
    }

    private static Tensor Read(StoredTensor stored, Dictionary<StorageRecord, Tensor> read)
    {
        if (!read.TryGetValue(stored.Storage, out Tensor? storage))
        {
            read[stored.Storage] = storage = stored.Storage.Read();
        }

        return stored.ViewOf(storage);
    }

    private static long ToInt64(object? value) => value switch
    {
        int number => number,
        long number => number,
        _ => throw new InvalidDataException($"The pickle is damaged: a size is {value ?? "None"}."),
    };
}
