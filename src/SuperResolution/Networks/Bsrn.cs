using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// BSRN: "Blueprint Separable Residual Network for Efficient Image Super-Resolution" (Li et al. 2022, CVPR workshops), section 3 and figure 2.
/// </summary>
/// <remarks>
/// <para>
/// Input four times → blueprint-separable convolution → n blocks with spatial and channel attention → their outputs side by side, 1×1
/// convolution, GELU, blueprint-separable convolution, sum with the output of the first → k3 convolution to 3r² maps → PixelShuffle ×r.
/// With 8 blocks of 64 maps and r = 4 it has 352,400 weights, BSRN-S with 5 of 48 has 156,288. Layers start with PyTorch's default
/// initialisation.
/// </para>
/// <para>
/// Attention looks at the whole image, so tiles only come near (<see cref="TilesExactly"/>). Images with a side below 15 pixels, for which
/// its pooling has no result, are continued by their edge.
/// </para>
/// </remarks>
public sealed class Bsrn : Module<Tensor, Tensor>, IGenerator, IInferenceForm
{
    private const int Channels = 3;
    private const int Copies = 4;
    private const int SmallestWidth = 16;

    /// <summary>The convolutions at the end, which is computed block by block.</summary>
    private const int EndReach = 2;

    private readonly BlueprintConvolution fea_conv;
    private readonly ModuleList<DistillationBlock> trunk;
    private readonly Conv2d c1;
    private readonly BlueprintConvolution c2;
    private readonly Conv2d conv_last;
    private readonly PixelShuffle shuffle;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 3 or 4.</param>
    /// <param name="blocks">n, at least 1. The paper uses 8, BSRN-S 5.</param>
    /// <param name="width">The number of feature maps, at least 16. The paper uses 64, BSRN-S 48.</param>
    /// <param name="variant">The paper's network, or BSRN-S.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public Bsrn(int scale = 4, int blocks = 8, int width = 64, BsrnVariant variant = BsrnVariant.Paper)
        : base(nameof(Bsrn))
    {
        if (scale is not (2 or 3 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "BSRN enlarges by 2, 3 or 4.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, SmallestWidth);
        if (!Enum.IsDefined(variant))
        {
            throw new ArgumentOutOfRangeException(nameof(variant), variant, "BSRN has the variants Paper and Small.");
        }

        Scale = scale;
        Blocks = blocks;
        Width = width;
        Variant = variant;

        bool small = variant == BsrnVariant.Small;
        fea_conv = new BlueprintConvolution(Copies * Channels, width, pointwiseBias: small);
        trunk = ModuleList<DistillationBlock>([.. Enumerable.Range(0, blocks).Select(_ => new DistillationBlock(width, variant))]);
        c1 = Conv2d(blocks * width, width, kernel_size: 1);
        c2 = new BlueprintConvolution(width, width, pointwiseBias: small);
        conv_last = Conv2d(width, Channels * scale * scale, kernel_size: 3, padding: 1);
        shuffle = PixelShuffle(scale);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>n, the number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of feature maps.</summary>
    public int Width { get; }

    /// <summary>Which published form of the network this is.</summary>
    public BsrnVariant Variant { get; }

    /// <inheritdoc/>
    /// <remarks>One pixel for each k3 convolution on the longest path that leads around the attention.</remarks>
    public int Halo => 4 * Blocks + 3;

    /// <inheritdoc/>
    /// <remarks>False: attention is over pooled maps, and the paper's also over means of whole maps.</remarks>
    public bool TilesExactly => false;

    /// <inheritdoc/>
    /// <remarks>
    /// The first features, the sum of what the blocks gave, a block's input and output, the maps of its spatial attention; and a share of what else a block needs, which is a band's. At
    /// the end, which is computed block by block, it is less.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * (5L * Width + 2L * SpatialAttention.Maps(Width));

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        (long height, long width) = (input.shape[2], input.shape[3]);
        Tensor image = Continued(input);
        Tensor features = RowBands.Of(image, Width, First, reach: 1);
        Tensor x = features.alias();
        Tensor? all = null;
        for (int n = 0; n < Blocks; n++)
        {
            x = x.Into(trunk[n]);
            all = AddedUp(all, x, n);
        }

        x.Dispose();
        x = EnlargingBlocks.Of([all!, features], Scale, EndReach, sizeof(float) * (3L * Width + 2L * Channels * Scale * Scale), Enlarged);
        all!.Dispose();
        if (height < SpatialAttention.SmallestSide || width < SpatialAttention.SmallestSide)
        {
            x = x.narrow(2, 0, height * Scale).narrow(3, 0, width * Scale).contiguous();
        }

        return x.MoveToOuterDisposeScope();
    }

    /// <remarks>The 1×1 convolutions; those with one kernel a map are next to nothing.</remarks>
    int IInferenceForm.Kernel => 1;

    bool IInferenceForm.LosesLittle => true;

    /// <remarks>
    /// The first convolution sees the picture itself and the last one gives it: both stay in float32, as do attention, whose maps are few, and the sums over blocks.
    /// </remarks>
    void IInferenceForm.Fold(ScalarType type)
    {
        foreach (DistillationBlock block in trunk)
        {
            block.Narrow(type);
        }

        NarrowConvolutions.Cast(type, c1, c2);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Variant == BsrnVariant.Small ? "BSRN-S" : "BSRN")} ×{Scale}, {Blocks} blocks, {Width} wide");

    private Tensor First(Tensor image) => cat([image, image, image, image], dim: 1).Into(fea_conv).Widened();

    /// <summary>
    /// The 1×1 convolution over all blocks' outputs side by side, up to a block: what that one adds to the blocks before, so that no output has to wait for the others. What it is added to is
    /// disposed, the output stays.
    /// </summary>
    private Tensor AddedUp(Tensor? before, Tensor output, int block)
    {
        using Tensor weight = c1.weight!.narrow(1, block * Width, Width);
        Tensor Summed(Tensor[] parts)
        {
            using Tensor narrow = parts[0].alias().Narrowed(MixedPrecision.IsOn ? null : weight.dtype);
            Tensor sum = MixedPrecision.Convolution(narrow, weight, before is null ? c1.bias : null, [1, 1], [0, 0]).Widened();
            return before is null ? sum : sum.Plus(parts[1]);
        }

        if (before is null)
        {
            return RowBands.Of([output], Width, Summed, reach: 0);
        }

        Tensor all = RowBands.Of([output, before], Width, Summed, reach: 0, place: before);
        if (!ReferenceEquals(all, before))
        {
            before.Dispose();
        }

        return all;
    }

    /// <summary>The fused outputs of the blocks and the first features to the image; they stay.</summary>
    private Tensor Enlarged(Tensor[] parts) =>
        parts[0].alias().Gelu().Into(c2).Widened().Plus(parts[1]).Into(conv_last).Widened().Into(shuffle);

    private static Tensor Continued(Tensor input)
    {
        Tensor image = Continued(Continued(input, dimension: 2), dimension: 3);
        return MemoryOrder.IsChannelsLast(input) && !MemoryOrder.IsChannelsLast(image) ? MemoryOrder.ChannelsLast(image) : image;
    }

    private static Tensor Continued(Tensor input, int dimension)
    {
        long length = input.shape[dimension];
        if (length >= SpatialAttention.SmallestSide)
        {
            return input;
        }

        using Tensor places = tensor(
            (long[])[.. Enumerable.Range(0, SpatialAttention.SmallestSide).Select(place => Math.Min(place, length - 1))], device: input.device);
        return input.index_select(dimension, places);
    }
}
