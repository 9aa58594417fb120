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
public sealed class Bsrn : Module<Tensor, Tensor>, IGenerator
{
    private const int Channels = 3;
    private const int Copies = 4;
    private const int SmallestWidth = 16;

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
    /// <remarks>The widest point is where the outputs of all blocks lie side by side: they twice, and the features before them.</remarks>
    public long WorkingBytesPerPixel => sizeof(float) * Width * (2L * Blocks + 6);

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
        Tensor image = Continued(Continued(input, dimension: 2), dimension: 3);
        Tensor features = cat([image, image, image, image], dim: 1).Into(fea_conv).Widened();
        Tensor[] outputs = new Tensor[Blocks];
        for (int n = 0; n < Blocks; n++)
        {
            outputs[n] = (n == 0 ? features : outputs[n - 1]).Through(trunk[n]);
        }

        Tensor x = cat(outputs, dim: 1);
        Array.ForEach(outputs, output => output.Dispose());
        x = x.Into(c1).Gelu().Into(c2).Plus(features).Into(conv_last).Widened().Into(shuffle);
        if (height < SpatialAttention.SmallestSide || width < SpatialAttention.SmallestSide)
        {
            x = x.narrow(2, 0, height * Scale).narrow(3, 0, width * Scale).contiguous();
        }

        return x.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Variant == BsrnVariant.Small ? "BSRN-S" : "BSRN")} ×{Scale}, {Blocks} blocks, {Width} wide");

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
