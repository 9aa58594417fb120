using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of modules with one input that hold no tensors.</summary>
/// <typeparam name="T1">The input's type.</typeparam>
/// <typeparam name="TResult">The result's type.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    private protected ParameterLessModule(string name)
        : base(name)
    {
    }
}
