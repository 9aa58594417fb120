using static TorchSharp.torch;

namespace SuperResolution.Weights.Pickle;

internal sealed partial class PickleMachine
{
    private Dictionary<string, StoredStorage> _storages = [];

    private static PickleGlobal Allowed(PickleGlobal global)
    {
        if (PickleGlobals.Find(global) is not null)
        {
            return global;
        }

        throw PickleGlobals.IsPickledNetwork(global)
            ? new PickleFault($"the file holds a whole pickled network with code of its own ({global}), which is never run", Refusal.SaveAgain)
            : PickleFault.Forbidden(
                $"the name '{global}' is not allowed in a file of weights, and nothing of it was run; allowed are {PickleGlobals.Allowed}");
    }

    private object Reduce(PickleGlobal callable, PickleTuple arguments) => PickleGlobals.Find(callable) switch
    {
        PickleGlobals.Meaning.OrderedDictionary => OrderedDictionary(arguments),
        PickleGlobals.Meaning.Tensor => Tensor(callable, arguments),
        PickleGlobals.Meaning.Parameter when arguments.Items is [StoredTensor tensor, ..] => tensor,
        PickleGlobals.Meaning.Size when arguments.Items is [PickleTuple sizes] => sizes,
        PickleGlobals.Meaning.Inert => Made(new PickleObject(callable, arguments)),
        _ => throw PickleFault.Forbidden($"{callable} is called with arguments that PyTorch never gives it"),
    };

    /// <summary>OrderedDict(), OrderedDict(()) as PyBridge writes it, or OrderedDict([[key, value], ...]) as Python 2 does.</summary>
    private PickleDictionary OrderedDictionary(PickleTuple arguments)
    {
        PickleDictionary dictionary = Made(new PickleDictionary());
        switch (arguments.Items)
        {
            case [] or [PickleTuple { Items: [] }]:
                break;
            case [PickleList pairs]:
                Charge(pairs.Items.Count);
                foreach (object? pair in pairs.Items)
                {
                    IReadOnlyList<object?>? items = (pair as PickleList)?.Items ?? (pair as PickleTuple)?.Items;
                    if (items is not [var key, var value])
                    {
                        throw PickleFault.Damaged("an OrderedDict is made from something other than pairs");
                    }

                    dictionary.Set(key, value);
                }

                break;
            default:
                throw PickleFault.Damaged("an OrderedDict is made from something other than pairs");
        }

        return Bounded(dictionary);
    }

    /// <summary>A description of a tensor, checked against its storage.</summary>
    private StoredTensor Tensor(PickleGlobal callable, PickleTuple arguments)
    {
        if (arguments.Items is not [StorageView view, long offset, PickleTuple sizes, PickleTuple steps, ..])
        {
            throw PickleFault.Forbidden($"{callable} is called with arguments that PyTorch never gives it");
        }

        if (++_tensors > _limits.Entries)
        {
            throw PickleFault.TooMuch($"more than {_limits.Entries.Grouped()} tensors, which is what is allowed", nameof(_limits.Entries));
        }

        long[] shape = Integers(sizes);
        long[] strides = Integers(steps);
        StoredStorage visible = new(view.Storage.Key, view.Storage.ElementType, view.Count);
        return StoredTensor.Fault(visible, shape, strides, offset, _limits) is var (fault, advice)
            ? throw new PickleFault(fault, advice)
            : new StoredTensor(view.Storage, shape, strides, view.Start + offset);
    }

    private static long[] Integers(PickleTuple tuple) =>
        [.. tuple.Items.Select(item => item as long? ?? throw PickleFault.Damaged("a size or stride is not a 64-bit integer"))];

    /// <summary>('storage', class, key, device, count) and, in old files, a view of it: (key, start, count).</summary>
    private StorageView PersistentStorage(object? id)
    {
        if (id is not PickleTuple { Items: ["storage", PickleGlobal type, string key, string, long count, ..] items })
        {
            throw id is PickleTuple { Items: ["module", ..] }
                ? new PickleFault("the file holds a whole pickled network with code of its own, which is never run", Refusal.SaveAgain)
                : PickleFault.Forbidden("an unknown persistent id; a file of weights has none but storages");
        }

        if (PickleGlobals.Find(type) is not PickleGlobals.Meaning.Storage || PickleGlobals.ElementType(type) is not { } elementType)
        {
            throw new PickleFault(
                $"storages of {type} are not supported; allowed are real numbers, integers and truth values", Refusal.SaveAgain);
        }

        if (count < 0)
        {
            throw PickleFault.Forbidden($"storage '{key.Shown()}' is said to have {count.Grouped()} elements; 0 and more are allowed");
        }

        if (count > _limits.TensorBytes / StoredTensor.SizeOf(elementType))
        {
            throw PickleFault.TooMuch(
                $"storage '{key.Shown()}' is said to have {count.Grouped()} elements; at most {_limits.TensorBytes.Grouped()} bytes are allowed",
                nameof(_limits.TensorBytes));
        }

        StoredStorage storage = Storage(key, elementType, count);
        return items.Count > 5 && items[5] is PickleTuple { Items: [_, long start, long length] }
            ? View(storage, start, length)
            : new StorageView(storage, 0, count);
    }

    private StoredStorage Storage(string key, ScalarType elementType, long count)
    {
        if (!_storages.TryGetValue(key, out StoredStorage? storage))
        {
            _storages[key] = storage = new StoredStorage(key, elementType, count);
        }

        return storage.ElementType == elementType && storage.Count == count
            ? storage
            : throw PickleFault.Damaged($"storage '{key.Shown()}' is described twice, differently; one description is allowed");
    }

    private static StorageView View(StoredStorage storage, long start, long length) =>
        start >= 0 && length >= 0 && start <= storage.Count && length <= storage.Count - start
            ? new StorageView(storage, start, length)
            : throw PickleFault.Damaged($"a view of storage '{storage.Key.Shown()}' lies outside its {storage.Count.Grouped()} elements");

    /// <summary>State of a dictionary is module versions, state of an inert object is dropped with it.</summary>
    private void Build(object? state)
    {
        object? target = Pop();
        _stack.Add(target);
        switch (target)
        {
            case PickleDictionary when state is PickleDictionary:
            case PickleObject:
                break;
            default:
                throw PickleFault.Damaged("a state is set on something that has none");
        }
    }

    private void Set(object? key, object? value)
    {
        if (!SetOnInert())
        {
            PickleDictionary dictionary = Peek<PickleDictionary>("a dictionary");
            dictionary.Set(key, value);
            Bounded(dictionary);
        }
    }

    private void SetAll(object?[] keysAndValues)
    {
        if (!SetOnInert())
        {
            Bounded(Filled(Peek<PickleDictionary>("a dictionary"), keysAndValues));
        }
    }

    /// <summary>Items of an inert object, such as a defaultdict, are dropped with it.</summary>
    private bool SetOnInert() => _stack.Count > 0 && _stack[^1] is PickleObject;

    private sealed record StorageView(StoredStorage Storage, long Start, long Count);
}
