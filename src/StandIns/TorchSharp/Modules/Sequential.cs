using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules applied one after another, each to the result of the one before; they have the names given, or "0", "1", ….</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> _items = [];

    internal Sequential()
        : base(nameof(Sequential))
    {
    }

    /// <summary>Makes a sequence whose parts are named "0", "1", ….</summary>
    /// <param name="modules">The modules; the sequence owns them from here on.</param>
    protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : this()
    {
        foreach (nn.Module<Tensor, Tensor> module in modules)
        {
            append(module);
        }
    }

    /// <summary>Makes a sequence whose parts have names.</summary>
    /// <param name="modules">Names and modules; the sequence owns the modules from here on.</param>
    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : this()
    {
        foreach ((string name, nn.Module<Tensor, Tensor> module) in modules)
        {
            append(name, module);
        }
    }

    /// <summary>The number of modules.</summary>
    public int Count => _items.Count;

    /// <summary>A module by its place.</summary>
    /// <param name="index">From 0.</param>
    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _items[index];

    /// <summary>Adds a module at the end, named by its place.</summary>
    /// <param name="module">The module; the sequence owns it from here on.</param>
    /// <returns>This sequence.</returns>
    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_items.Count.ToString(CultureInfo.InvariantCulture), module);

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">Its name: one word without dots.</param>
    /// <param name="module">The module; the sequence owns it from here on.</param>
    /// <returns>This sequence.</returns>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        _items.Add(module);
        return this;
    }

    /// <summary>Applies the modules in order.</summary>
    /// <param name="tensor">What the first one takes.</param>
    /// <returns>What the last one gives; without modules, another handle to the input's elements.</returns>
    public override Tensor forward(Tensor tensor)
    {
        if (_items.Count == 0)
        {
            return tensor.alias();
        }

        Tensor at = _items[0].call(tensor);
        for (int i = 1; i < _items.Count; i++)
        {
            using Tensor before = at;
            at = _items[i].call(before);
        }

        return at;
    }
}
