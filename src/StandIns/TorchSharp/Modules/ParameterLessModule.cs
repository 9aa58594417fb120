using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of modules with one input that hold no tensors.</summary>
/// <typeparam name="T1">The input's type.</typeparam>
/// <typeparam name="TResult">The result's type.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    /// <summary>Makes a module in training mode.</summary>
    /// <param name="name">A name for messages.</param>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Always refuses.</summary>
    /// <param name="name">The name.</param>
    /// <param name="param">The parameter.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"{GetName()} holds no tensors, so '{name}' cannot be a parameter of it.");

    /// <summary>Always refuses.</summary>
    /// <param name="name">The name.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="persistent">Whether it would be part of the state.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"{GetName()} holds no tensors, so '{name}' cannot be a buffer of it.");
}
