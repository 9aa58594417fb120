using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window.</summary>
public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    private readonly long _kernel;
    private readonly long? _stride;
    private readonly long _padding;
    private readonly bool _ceil;
    private readonly bool _countPadding;
    private readonly long? _divisor;

    internal AvgPool2d(long kernel_size, long? stride, long? padding, bool ceil_mode, bool count_include_pad, long? divisor_override)
        : base(nameof(AvgPool2d))
    {
        _kernel = kernel_size;
        _stride = stride;
        _padding = padding ?? 0;
        _ceil = ceil_mode;
        _countPadding = count_include_pad;
        _divisor = divisor_override;
    }

    /// <summary>Pools.</summary>
    /// <param name="input">N×C×H×W or C×H×W.</param>
    /// <returns>The same with less height and width.</returns>
    public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, _kernel, _stride, _padding, _ceil, _countPadding, _divisor);
}
