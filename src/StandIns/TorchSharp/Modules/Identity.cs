using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gives back what it gets.</summary>
public sealed class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity()
        : base(nameof(Identity))
    {
    }

    /// <summary>Does nothing.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>Another handle to the same elements.</returns>
    public override Tensor forward(Tensor tensor) => tensor.alias();
}
