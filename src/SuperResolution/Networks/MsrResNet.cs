using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// MSRResNet of BasicSR (github.com/XPixelGroup/BasicSR): SRResNet (Ledig et al. 2017, section 2.1) without BatchNorm, which learns the
/// difference to the bilinear enlargement. With it as generator and VGG style discriminator BasicSR trains its SRGAN.
/// </summary>
/// <remarks>
/// k3 convolution, LeakyReLU → B residual blocks [k3, ReLU, k3, sum] → sub-pixel convolutions [k3, PixelShuffle, LeakyReLU], two of ×2 for
/// r = 4, else one of ×r → k3, LeakyReLU → k3, sum with the enlarged input. Slopes are 0.1. Layers start with a tenth of He's first
/// weights and biases of 0, as in BasicSR. With 16 blocks of 64 maps and r = 4 it has
/// 1,517,571 weights. Fields are named as published weights name their layers.
/// </remarks>
public sealed class MsrResNet : Module<Tensor, Tensor>, IGenerator, IInferenceForm
{
    private const int Channels = 3;
    private const int Kernel = 3;
    private const double Slope = 0.1;
    private const double FirstShare = 0.1;

    private readonly Conv2d conv_first;
    private readonly ModuleList<PlainResidualBlock> body;
    private readonly Conv2d upconv1;
    private readonly Conv2d? upconv2;
    private readonly Conv2d conv_hr;
    private readonly Conv2d conv_last;
    private readonly PixelShuffle shuffle;
    private ScalarType? _folded;

    /// <summary>Builds the network with random weights, with which it enlarges nearly linearly.</summary>
    /// <param name="scale">r: 2, 3 or 4.</param>
    /// <param name="blocks">B, the number of residual blocks, at least 1; 16 in BasicSR.</param>
    /// <param name="width">The number of feature maps, at least 1; 64 in BasicSR.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public MsrResNet(int scale = 4, int blocks = 16, int width = 64)
        : base(nameof(MsrResNet))
    {
        if (scale is not (2 or 3 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "MsrResNet enlarges by 2, 3 or 4.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Scale = scale;
        Blocks = blocks;
        Width = width;

        conv_first = Conv2d(Channels, width, Kernel, padding: Kernel / 2);
        body = ModuleList<PlainResidualBlock>([.. Enumerable.Range(0, blocks).Select(_ => new PlainResidualBlock(width))]);
        upconv1 = Conv2d(width, width * Step * Step, Kernel, padding: Kernel / 2);
        upconv2 = scale == 4 ? Conv2d(width, width * Step * Step, Kernel, padding: Kernel / 2) : null;
        conv_hr = Conv2d(width, width, Kernel, padding: Kernel / 2);
        conv_last = Conv2d(width, Channels, Kernel, padding: Kernel / 2);
        shuffle = PixelShuffle(Step);
        RegisterComponents();
        foreach (Conv2d layer in named_modules().Select(part => part.module).OfType<Conv2d>())
        {
            layer.He(share: FirstShare);
        }
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>B, the number of residual blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of feature maps.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    public int Halo => EndReach + (2 * Blocks + 1) * (Kernel / 2);

    /// <inheritdoc/>
    /// <remarks>
    /// The widest point is the trunk: the first features, and a block's input and output; what its convolutions need is a band's. What comes after is computed block by block, beside the
    /// enlarged image.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * Math.Max(3L * Width, Width + 2L * Channels * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <summary>How far an enlarged pixel looks into the maps before the enlargement, in places.</summary>
    private int EndReach => Reach.Halo(Scale, cell: 1, pixel =>
    {
        Reach last = pixel.Convolved(Kernel, times: 2).Enlarged(Step).Convolved(Kernel);
        return upconv2 is null ? last : last.Enlarged(Step).Convolved(Kernel);
    });

    /// <summary>How much a sub-pixel convolution enlarges.</summary>
    private int Step => Scale == 4 ? 2 : Scale;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Tensor features = RowBands.Of(input, Width, picture => picture.Through(conv_first).LeakyRectified(Slope).Narrowed(_folded), Kernel / 2);
        Tensor x = RowBands.Through(features, body, PlainResidualBlock.Reach);
        features.Dispose();
        Tensor image = EnlargingBlocks.Of(x, Scale, EndReach, sizeof(float) * Width * (4L * Scale * Scale + 4), Enlarged);
        x.Dispose();
        return image.Plus(input.Bilinear(Scale)).MoveToOuterDisposeScope();
    }

    /// <summary>Maps at low resolution to what the image adds to the bilinear one; the maps stay.</summary>
    private Tensor Enlarged(Tensor maps)
    {
        // The slope is the same for all maps, so that it comes to the same before the shuffle.
        Tensor x = maps.Through(upconv1).LeakyRectified(Slope).Into(shuffle);
        x = upconv2 is null ? x : x.Into(upconv2).LeakyRectified(Slope).Into(shuffle);
        return x.Into(conv_hr).LeakyRectified(Slope).Into(conv_last).Widened();
    }

    /// <remarks>What it loses is not measured: no published weights are at hand.</remarks>
    bool IInferenceForm.LosesLittle => false;

    /// <remarks>The first convolution sees the picture itself and stays in float32. What the last one adds to the picture is small.</remarks>
    void IInferenceForm.Fold(ScalarType type)
    {
        NarrowBiases.RoundTrunk(body.Select(block => block.Layers), upconv1, type);
        NarrowConvolutions.Cast(type, [body, upconv1, .. upconv2 is null ? (nn.Module[])[] : [upconv2], conv_hr, conv_last]);
        _folded = type;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"MsrResNet ×{Scale}, {Blocks} blocks, {Width} wide");
}
