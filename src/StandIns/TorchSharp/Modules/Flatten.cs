using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Joins neighbouring dimensions.</summary>
public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
{
    private readonly long _start;
    private readonly long _end;

    internal Flatten(long start_dim, long end_dim)
        : base(nameof(Flatten))
    {
        _start = start_dim;
        _end = end_dim;
    }

    /// <summary>Joins the dimensions from the first to the last named, both included.</summary>
    /// <param name="input">Any shape.</param>
    /// <returns>The same elements.</returns>
    public override Tensor forward(Tensor input) => input.flatten(_start, _end);
}
