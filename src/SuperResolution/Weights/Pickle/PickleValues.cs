using System.Collections;

namespace SuperResolution.Weights.Pickle;

/// <summary>A value that holds others. Numbers, texts, truth values and nothing are plain .NET objects.</summary>
internal abstract class PickleContainer
{
    /// <summary>
    /// 1 for a container of plain values, one more for each level below, as deep as those were when they came in; exact once
    /// <see cref="PickleNesting"/> has walked it.
    /// </summary>
    public int Depth { get; private set; } = 1;

    /// <summary>How far that walk is with it.</summary>
    public PickleWalk Walk { get; set; }

    /// <summary>How many values it holds; a dictionary's keys count too.</summary>
    public virtual int ValueCount => 0;

    public virtual object? ValueAt(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Is at least one deeper than a value that it holds.</summary>
    public void Contain(object? value)
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

    public override int ValueCount => Items.Count;

    public override object? ValueAt(int index) => Items[index];
}

/// <summary>A list or a set.</summary>
internal sealed class PickleList : PickleContainer
{
    private readonly List<object?> _items = [];

    public IReadOnlyList<object?> Items => _items;

    public override int ValueCount => _items.Count;

    public override object? ValueAt(int index) => _items[index];

    public void Add(object? item)
    {
        Contain(item);
        _items.Add(item);
    }
}

/// <summary>
/// A dict or an OrderedDict, in the order of the file. A text that comes again as a key replaces the value before it; other keys
/// are only listed, and not compared with each other: whoever writes the file could choose numbers that all have the same hash.
/// </summary>
internal sealed class PickleDictionary : PickleContainer, IEnumerable<KeyValuePair<object, object?>>
{
    private readonly List<KeyValuePair<object, object?>> _items = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _tensors;

    public int Count => _items.Count;

    public override int ValueCount => 2 * _items.Count;

    /// <summary>Whether a text is the key of a tensor. It takes no search.</summary>
    public bool HasTensors => _tensors > 0;

    public object? this[string key] => _places.TryGetValue(key, out int place) ? _items[place].Value : null;

    public override object? ValueAt(int index) => index % 2 == 0 ? _items[index / 2].Key : _items[index / 2].Value;

    public bool Has(string key) => _places.ContainsKey(key);

    public void Set(object? key, object? value)
    {
        Contain(key);
        Contain(value);
        KeyValuePair<object, object?> item = new(key ?? NoneKey.Instance, value);
        if (key is not string text)
        {
            _items.Add(item);
            return;
        }

        if (_places.TryAdd(text, _items.Count))
        {
            _items.Add(item);
        }
        else
        {
            _tensors -= _items[_places[text]].Value is StoredTensor ? 1 : 0;
            _items[_places[text]] = item;
        }

        _tensors += value is StoredTensor ? 1 : 0;
    }

    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class NoneKey
    {
        public static NoneKey Instance { get; } = new();

        public override string ToString() => "None";
    }
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
