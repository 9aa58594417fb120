using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>
/// MATLAB's bicubic <c>imresize</c> in 8 bits, which makes the low-resolution images of the super-resolution benchmarks
/// (Ledig et al. 2017, section 3.1).
/// </summary>
public sealed class BicubicDegradation : IDegradation
{
    /// <summary>A degradation by a factor.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is another.</exception>
    public BicubicDegradation(int scale = 4) => Scale = DegradationInput.RequireScale(scale);

    /// <inheritdoc/>
    public string Name => "bicubic";

    /// <inheritdoc/>
    public int Scale { get; }

    /// <inheritdoc/>
    /// <remarks>The stretched kernel is 4 output pixels wide, 2 to each side of the centre.</remarks>
    public int Margin => 2;

    /// <inheritdoc/>
    public Tensor Degrade(Tensor high)
    {
        (int height, int width) = DegradationInput.LowSize(high, Scale);
        return Resize.To8Bit(high, height, width, ResamplingKernel.Bicubic);
    }
}
