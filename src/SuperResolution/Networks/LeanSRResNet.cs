using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The trunk of SRResNet (Ledig et al. 2017, section 2.1) made for CPUs: no BatchNorm (Lim et al. 2017, section 3.1), all layers at low
/// resolution with one sub-pixel convolution at the end (Shi et al. 2016, section 2.2), and the difference to the enlarged input learnt
/// instead of the image.
/// </summary>
/// <remarks>
/// k3 convolution → B residual blocks [k3, ReLU, k3, sum] → k3, sum with the output of the first convolution → k3 to 3r² maps, sum with
/// the input repeated r² times → PixelShuffle ×r.
/// </remarks>
public sealed class LeanSRResNet : Module<Tensor, Tensor>, IGenerator, IInferenceForm
{
    private const int Channels = 3;
    private const int Kernel = 3;
    private const double FirstShare = 0.1;

    /// <summary>The convolutions at the end, which is computed block by block.</summary>
    private const int EndReach = 2;

    private readonly Conv2d conv_first;
    private readonly ModuleList<PlainResidualBlock> trunk;
    private readonly Conv2d conv_trunk;
    private readonly Conv2d conv_last;
    private readonly EnlargedSum sum;
    private ScalarType? _folded;

    /// <summary>Builds the network with random weights, with which it enlarges nearly as nearest neighbour does.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8.</param>
    /// <param name="blocks">B, the number of residual blocks, at least 1.</param>
    /// <param name="width">The number of feature maps, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public LeanSRResNet(int scale = 4, int blocks = 16, int width = 48)
        : base(nameof(LeanSRResNet))
    {
        Scale = GeneratorScale.Require(scale, nameof(LeanSRResNet));
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Blocks = blocks;
        Width = width;

        conv_first = Conv2d(Channels, width, Kernel, padding: Kernel / 2);
        trunk = ModuleList<PlainResidualBlock>([.. Enumerable.Range(0, blocks).Select(_ => new PlainResidualBlock(width))]);
        conv_trunk = Conv2d(width, width, Kernel, padding: Kernel / 2);
        conv_last = Conv2d(width, Channels * scale * scale, Kernel, padding: Kernel / 2);
        conv_last.Scale(FirstShare);
        sum = new EnlargedSum(scale);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>B, the number of residual blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of feature maps.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <remarks>One pixel for each convolution on the longest path.</remarks>
    public int Halo => 2 * Blocks + 3;

    /// <inheritdoc/>
    /// <remarks>
    /// In the trunk: the first features, and a block's input and output; what its convolutions need is a band's. At the end, which is computed block by
    /// block: the first features, what the trunk gave, and the enlarged image.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * Math.Max(3L * Width, 2L * Width + Channels * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Tensor features = RowBands.Of(input, Width, picture => picture.Through(conv_first).Narrowed(_folded), Kernel / 2);
        Tensor x = RowBands.Through(features, trunk, PlainResidualBlock.Reach);
        return EnlargingBlocks.Of([x, features, input], Scale, EndReach, sizeof(float) * (2L * Width + 3L * Channels * Scale * Scale), Enlarged).MoveToOuterDisposeScope();
    }

    /// <summary>What the trunk gives, the first features and the picture to the enlarged one; they stay.</summary>
    private Tensor Enlarged(Tensor[] parts)
    {
        using Tensor x = parts[0].Through(conv_trunk).Plus(parts[1]);
        return sum.forward(x.Through(conv_last), parts[2]);
    }

    /// <remarks>The first convolution sees the picture itself and stays in float32. What the last one adds to the picture is small.</remarks>
    void IInferenceForm.Fold(ScalarType type)
    {
        sum.Fold(conv_last);
        NarrowBiases.RoundTrunk(trunk.Select(block => block.Layers), conv_trunk, type);
        NarrowConvolutions.Cast(type, trunk, conv_trunk, conv_last);
        _folded = type;
    }

    bool IInferenceForm.LosesLittle => true;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"LeanSRResNet ×{Scale}, {Blocks} blocks, {Width} wide");
}
