using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window, with windows that give an output of a fixed size.</summary>
public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    private readonly long _size;

    internal AdaptiveAvgPool2d(long output_size)
        : base(nameof(AdaptiveAvgPool2d))
    {
        _size = output_size;
    }

    /// <summary>Pools.</summary>
    /// <param name="input">N×C×H×W or C×H×W.</param>
    /// <returns>The same with the fixed height and width.</returns>
    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, _size);
}
