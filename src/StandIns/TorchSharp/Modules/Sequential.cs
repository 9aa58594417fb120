using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules applied one after another, each to the result of the one before; they have the names given.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> _items = [];

    internal Sequential((string Name, nn.Module<Tensor, Tensor> Module)[] modules)
        : base(nameof(Sequential))
    {
        foreach ((string name, nn.Module<Tensor, Tensor> module) in modules)
        {
            Own(name, module);
            _items.Add(module);
        }
    }

    /// <summary>Applies the modules in order.</summary>
    /// <param name="tensor">What the first one takes.</param>
    /// <returns>What the last one gives; without modules, another handle to the input's elements.</returns>
    public override Tensor forward(Tensor tensor)
    {
        Tensor at = tensor.alias();
        foreach (nn.Module<Tensor, Tensor> module in _items)
        {
            Tensor before = at;
            try
            {
                at = module.call(before);
            }
            catch
            {
                before.Dispose();
                throw;
            }

            // A module may give back what it took.
            if (!ReferenceEquals(before, at))
            {
                before.Dispose();
            }
        }

        return at;
    }
}
