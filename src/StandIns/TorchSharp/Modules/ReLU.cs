using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>max(x, 0).</summary>
public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal ReLU(bool inplace)
        : base(nameof(ReLU))
    {
        _inplace = inplace;
    }

    /// <summary>Applies it to each element.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The same shape; the input itself, changed, where made with inplace.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, _inplace);
}
