using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Interpolates to a size or by a factor.</summary>
public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    private readonly long[]? _size;
    private readonly double[]? _factor;
    private readonly UpsampleMode _mode;
    private readonly bool? _alignCorners;
    private readonly bool _recompute;

    internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
        : base(nameof(Upsample))
    {
        _size = size;
        _factor = scale_factor;
        _mode = mode;
        _alignCorners = align_corners;
        _recompute = recompute_scale_factor ?? false;
    }

    /// <summary>Interpolates.</summary>
    /// <param name="input">N×C×H×W.</param>
    /// <returns>The same with the new size.</returns>
    public override Tensor forward(Tensor input) =>
        nn.functional.interpolate(input, _size, _factor, (InterpolationMode)_mode, _alignCorners, _recompute);
}
