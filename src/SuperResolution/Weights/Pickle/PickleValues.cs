using System.Collections;

namespace SuperResolution.Weights.Pickle;

/// <summary>A value that holds others. Numbers, texts, truth values and nothing are plain .NET objects.</summary>
internal abstract class PickleContainer
{
    /// <summary>1 for a container of plain values, one more for each level below.</summary>
    public int Depth { get; private set; } = 1;

    protected void Contain(object? value)
    {
        if (value is PickleContainer inner)
        {
            Depth = Math.Max(Depth, inner.Depth + 1);
        }
    }
}

/// <summary>A tuple.</summary>
internal sealed class PickleTuple : PickleContainer
{
    public PickleTuple(object?[] items)
    {
        Items = items;
        Array.ForEach(items, Contain);
    }

    public IReadOnlyList<object?> Items { get; }
}

/// <summary>A list or a set.</summary>
internal sealed class PickleList : PickleContainer
{
    private readonly List<object?> _items = [];

    public IReadOnlyList<object?> Items => _items;

    public void Add(object? item)
    {
        Contain(item);
        _items.Add(item);
    }
}

/// <summary>A dict or an OrderedDict, in the order of the file. A key that comes again replaces the value before it.</summary>
internal sealed class PickleDictionary : PickleContainer, IEnumerable<KeyValuePair<object, object?>>
{
    private static readonly object NoneKey = new();
    private readonly OrderedDictionary<object, object?> _items = [];

    public int Count => _items.Count;

    public object? this[string key] => _items.GetValueOrDefault(key);

    public bool Has(string key) => _items.ContainsKey(key);

    public void Set(object? key, object? value)
    {
        Contain(key);
        Contain(value);
        _items[key ?? NoneKey] = value;
    }

    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The name of a Python function or class. It is never looked up.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}".Shown();
}

/// <summary>An object that was made by an allowed class and holds nothing that a state_dict needs, such as a Counter.</summary>
internal sealed class PickleObject : PickleContainer
{
    public PickleObject(PickleGlobal type, PickleTuple arguments)
    {
        Type = type;
        Contain(arguments);
    }

    public PickleGlobal Type { get; }
}
