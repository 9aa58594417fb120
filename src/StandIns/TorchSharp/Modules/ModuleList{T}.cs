using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules, named "0", "1", … in the state of the module that holds it.</summary>
/// <remarks>What is added after the holder registered its components is in the list but not in the state.</remarks>
/// <typeparam name="T">The modules' type.</typeparam>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> _modules;
    private bool _registered;

    internal ModuleList(T[] modules)
        : base("ModuleList") => _modules = [.. modules];

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>False.</summary>
    public bool IsReadOnly => false;

    /// <summary>A module by its place.</summary>
    /// <param name="index">From 0.</param>
    public T this[int index]
    {
        get => _modules[index];
        set => _modules[index] = value;
    }

    /// <summary>Adds a module at the end.</summary>
    /// <param name="item">The module.</param>
    public void Add(T item) => _modules.Add(item);

    /// <summary>Empties the list. The modules live on.</summary>
    public void Clear() => _modules.Clear();

    /// <summary>Whether a module is in the list.</summary>
    /// <param name="item">The module.</param>
    public bool Contains(T item) => _modules.Contains(item);

    /// <summary>Copies the list.</summary>
    /// <param name="array">The target.</param>
    /// <param name="arrayIndex">Where the first goes.</param>
    public void CopyTo(T[] array, int arrayIndex) => _modules.CopyTo(array, arrayIndex);

    /// <summary>The place of a module, or −1.</summary>
    /// <param name="item">The module.</param>
    public int IndexOf(T item) => _modules.IndexOf(item);

    /// <summary>Adds a module at a place.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="item">The module.</param>
    public void Insert(int index, T item) => _modules.Insert(index, item);

    /// <summary>Takes a module out. It lives on.</summary>
    /// <param name="item">The module.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(T item) => _modules.Remove(item);

    /// <summary>Takes out the module at a place. It lives on.</summary>
    /// <param name="index">From 0.</param>
    public void RemoveAt(int index) => _modules.RemoveAt(index);

    /// <summary>The modules in order.</summary>
    public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Registers the modules as "0", "1", …; a second call does nothing.</summary>
    protected override void RegisterComponents()
    {
        if (_registered)
        {
            return;
        }

        _registered = true;
        for (int i = 0; i < _modules.Count; i++)
        {
            Own(i.ToString(CultureInfo.InvariantCulture), _modules[i]);
        }
    }
}
