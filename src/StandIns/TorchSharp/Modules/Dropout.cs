using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>In training mode, zeros elements at random and scales the others up; in evaluation mode, nothing.</summary>
public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
{
    private readonly double _probability;
    private readonly bool _inplace;

    internal Dropout(double p, bool inplace)
        : base(nameof(Dropout))
    {
        _probability = p;
        _inplace = inplace;
    }

    /// <summary>Applies it to each element.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The same shape; the input itself, changed, where made with inplace.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, _probability, training, _inplace);
}
