using System.Globalization;
using SuperResolution.Imaging;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// SRCNN, the first convolutional network of the field: "Image Super-Resolution Using Deep Convolutional Networks" (Dong et al. 2015),
/// section 3.1. It works on Y; Cb and Cr are enlarged by bicubic interpolation.
/// </summary>
/// <remarks>
/// Bicubic interpolation → k9n64 convolution (patches), ReLU → k5n32 convolution (the mapping), ReLU → k5n1 convolution (reconstruction).
/// That is 9-5-5 with 57,184 weights and 97 biases, the paper's best on ×4; with a mapping of 1×1 it is 9-1-5 of the first version (2014),
/// 8,032 and 97. The paper's convolutions do not pad and make the picture smaller; these pad with zeros, as
/// published re-implementations do. First weights are the paper's, from a normal distribution of deviation 10⁻³ with biases of 0 (section 3.3).
/// </remarks>
public sealed class Srcnn : Module<Tensor, Tensor>, IGenerator
{
    private const int PatchKernel = 9;
    private const int LastKernel = 5;
    private const double FirstDeviation = 1e-3;

    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly Conv2d conv3;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8. The weights do not depend on it, but are trained for one.</param>
    /// <param name="mappingKernel">f₂, the side of the middle kernel: 1, 3 or 5. The paper measures all three.</param>
    /// <param name="width">n₁, the maps of the first layer, at least 1. The paper uses 64.</param>
    /// <param name="mappingWidth">n₂, the maps of the second layer, at least 1. The paper uses 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public Srcnn(int scale = 4, int mappingKernel = 5, int width = 64, int mappingWidth = 32)
        : base(nameof(Srcnn))
    {
        Scale = GeneratorScale.Require(scale, "SRCNN");
        if (mappingKernel is not (1 or 3 or 5))
        {
            throw new ArgumentOutOfRangeException(nameof(mappingKernel), mappingKernel, "SRCNN's middle kernel is 1, 3 or 5 wide.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mappingWidth, 1);
        MappingKernel = mappingKernel;
        Width = width;
        MappingWidth = mappingWidth;

        conv1 = Conv2d(1, width, PatchKernel, padding: PatchKernel / 2);
        conv2 = Conv2d(width, mappingWidth, mappingKernel, padding: mappingKernel / 2);
        conv3 = Conv2d(mappingWidth, 1, LastKernel, padding: LastKernel / 2);
        foreach (Conv2d layer in (Conv2d[])[conv1, conv2, conv3])
        {
            layer.Gaussian(FirstDeviation);
        }

        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>f₂, the side of the middle kernel.</summary>
    public int MappingKernel { get; }

    /// <summary>n₁, the maps of the first layer.</summary>
    public int Width { get; }

    /// <summary>n₂, the maps of the second layer.</summary>
    public int MappingWidth { get; }

    /// <inheritdoc/>
    public int Halo => LumaPicture.Halo(Scale, PatchKernel / 2 + MappingKernel / 2 + LastKernel / 2);

    /// <inheritdoc/>
    /// <remarks>At the output's resolution: the maps of the first layer twice, as libtorch reorders them, beside those of the second.</remarks>
    public long WorkingBytesPerPixel => LumaPicture.HeldBytesPerPixel(Scale) + sizeof(float) * (2L * Width + MappingWidth + 1) * Scale * Scale;

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        LumaPicture picture = new(input, Scale);
        Tensor y = picture.BicubicLuma()
            .Into(conv1).Rectified()
            .Into(conv2).Rectified()
            .Into(conv3).Widened();
        return picture.With(y).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"SRCNN ×{Scale}, {PatchKernel}-{MappingKernel}-{LastKernel}, {Width} and {MappingWidth} wide");
}
