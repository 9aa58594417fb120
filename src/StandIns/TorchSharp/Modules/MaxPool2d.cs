using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The maximum of each window.</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    private readonly long _kernel;
    private readonly long? _stride;
    private readonly long? _padding;
    private readonly long? _dilation;
    private readonly bool _ceil;

    internal MaxPool2d(long kernel_size, long? stride, long? padding, long? dilation, bool ceil_mode)
        : base(nameof(MaxPool2d))
    {
        _kernel = kernel_size;
        _stride = stride;
        _padding = padding;
        _dilation = dilation;
        _ceil = ceil_mode;
    }

    /// <summary>Pools.</summary>
    /// <param name="input">N×C×H×W or C×H×W.</param>
    /// <returns>The same with less height and width.</returns>
    public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, _kernel, _stride, _padding, _dilation, _ceil);
}
