using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where x is positive, else a fixed slope times x.</summary>
public sealed class LeakyReLU : ParameterLessModule<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal LeakyReLU(double negative_slope, bool inplace)
        : base(nameof(LeakyReLU))
    {
        this.negative_slope = negative_slope;
        _inplace = inplace;
    }

    /// <summary>The slope where x is negative.</summary>
    public double negative_slope { get; }

    /// <summary>Applies it to each element.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The same shape; the input itself, changed, where made with inplace.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, _inplace);
}
