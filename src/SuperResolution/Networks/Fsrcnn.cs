using System.Globalization;
using SuperResolution.Imaging;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// FSRCNN: "Accelerating the Super-Resolution Convolutional Neural Network" (Dong et al. 2016), section 3.2 and figure 2. It works on Y;
/// Cb and Cr are enlarged by bicubic interpolation.
/// </summary>
/// <remarks>
/// k5nd convolution (features) → k1ns (shrinking) → m × k3ns (mapping) → k1nd (expanding), a PReLU with a slope for each map after each →
/// k9n1 deconvolution of stride r. FSRCNN(56, 12, 4) has 12,464 weights in its kernels (table 1), 173 biases and 172 slopes, or 7 where maps share them;
/// FSRCNN-s is FSRCNN(32, 5, 1) with 3,937. First weights are the paper's (section 4): He et al.'s for PReLU, and a deviation of 0.001 for
/// the deconvolution.
/// </remarks>
public sealed class Fsrcnn : Module<Tensor, Tensor>, IGenerator
{
    private const int FeatureKernel = 5;
    private const int MappingKernel = 3;
    private const int LastKernel = 9;
    private const double FirstSlope = 0.25;
    private const double LastDeviation = 1e-3;

    internal const string SharedSlopesText = ", one slope a layer";

    private readonly Conv2d conv_feature;
    private readonly PReLU prelu_feature;
    private readonly Conv2d conv_shrink;
    private readonly PReLU prelu_shrink;
    private readonly ModuleList<Conv2d> conv_map;
    private readonly ModuleList<PReLU> prelu_map;
    private readonly Conv2d conv_expand;
    private readonly PReLU prelu_expand;
    private readonly ConvTranspose2d deconv;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8. The weights' shapes do not depend on it: the deconvolution is 9×9 for each.</param>
    /// <param name="width">d, the maps of the features, at least 1. The paper uses 56, and 32 for FSRCNN-s.</param>
    /// <param name="shrunk">s, the maps of the mapping, at least 1. The paper uses 12, and 5 for FSRCNN-s.</param>
    /// <param name="mappings">m, the layers of the mapping, at least 1. The paper uses 4, and 1 for FSRCNN-s.</param>
    /// <param name="sharedSlopes">Whether all maps after a layer share one slope, as in PISR's published code; the paper has one for each.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public Fsrcnn(int scale = 4, int width = 56, int shrunk = 12, int mappings = 4, bool sharedSlopes = false)
        : base(nameof(Fsrcnn))
    {
        Scale = GeneratorScale.Require(scale, "FSRCNN");
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shrunk, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mappings, 1);
        Width = width;
        Shrunk = shrunk;
        Mappings = mappings;
        SharedSlopes = sharedSlopes;

        PReLU Activation(int maps) => PReLU(sharedSlopes ? 1 : maps, FirstSlope);
        conv_feature = Conv2d(1, width, FeatureKernel, padding: FeatureKernel / 2);
        prelu_feature = Activation(width);
        conv_shrink = Conv2d(width, shrunk, kernel_size: 1);
        prelu_shrink = Activation(shrunk);
        conv_map = ModuleList<Conv2d>(
            [.. Enumerable.Range(0, mappings).Select(_ => Conv2d(shrunk, shrunk, MappingKernel, padding: MappingKernel / 2))]);
        prelu_map = ModuleList<PReLU>([.. Enumerable.Range(0, mappings).Select(_ => Activation(shrunk))]);
        conv_expand = Conv2d(shrunk, width, kernel_size: 1);
        prelu_expand = Activation(width);
        deconv = ConvTranspose2d(width, 1, LastKernel, stride: scale, padding: LastKernel / 2, output_padding: scale - 1L);

        foreach (Conv2d convolution in (Conv2d[])[conv_feature, conv_shrink, .. conv_map, conv_expand])
        {
            convolution.He(FirstSlope);
        }

        deconv.Gaussian(LastDeviation);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>d, the maps of the features.</summary>
    public int Width { get; }

    /// <summary>s, the maps of the mapping.</summary>
    public int Shrunk { get; }

    /// <summary>m, the layers of the mapping.</summary>
    public int Mappings { get; }

    /// <summary>Whether all maps after a layer share one slope.</summary>
    public bool SharedSlopes { get; }

    /// <inheritdoc/>
    /// <remarks>An output pixel of the deconvolution looks at inputs whose centres are at most 4 output pixels away.</remarks>
    public int Halo => Math.Max(
        LumaPicture.Halo(Scale, 0),
        FeatureKernel / 2 + Mappings * (MappingKernel / 2) + (LastKernel / 2 + Scale - 1) / Scale);

    /// <inheritdoc/>
    /// <remarks>
    /// In the layers the features before and after PReLU; in the deconvolution the features and the 81 products of each pixel, which libtorch
    /// adds up.
    /// </remarks>
    public long WorkingBytesPerPixel => Math.Max(
        LumaPicture.WorkingBytesPerPixel(Scale),
        LumaPicture.HeldBytesPerPixel(Scale) + sizeof(float) * Math.Max(2L * Width + 2L * Shrunk, Width + LastKernel * LastKernel + (long)Scale * Scale));

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        LumaPicture picture = new(input, Scale);
        return picture.With(Enlarged(Features(picture.Luma()))).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"FSRCNN ×{Scale} ({Width}, {Shrunk}, {Mappings}){(SharedSlopes ? SharedSlopesText : "")}");

    /// <summary>All layers but the last: Y, [N, 1, H, W], which is disposed, to [N, d, H, W].</summary>
    internal Tensor Features(Tensor luma)
    {
        Tensor x = luma
            .Into(conv_feature).Into(prelu_feature)
            .Into(conv_shrink).Into(prelu_shrink);
        for (int n = 0; n < Mappings; n++)
        {
            x = x.Into(conv_map[n]).Into(prelu_map[n]);
        }

        return x.Into(conv_expand).Into(prelu_expand);
    }

    /// <summary>The last layer, in float32: features, [N, d, H, W], which are disposed, to Y, [N, 1, rH, rW].</summary>
    internal Tensor Enlarged(Tensor features) => features.Deconvolved(deconv, Scale);
}
