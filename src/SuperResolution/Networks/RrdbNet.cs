using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// RRDBNet, the generator of "ESRGAN: Enhanced Super-Resolution Generative Adversarial Networks" (Wang et al. 2018, section 3.1), and of
/// Real-ESRGAN (Wang et al. 2021, section 3.4), whose ×2 and ×1 gather squares of pixels into channels first.
/// </summary>
/// <remarks>
/// (pixel-unshuffle) → k3 convolution → B residual-in-residual dense blocks → k3, sum with the output of the first convolution → 2 ×
/// [nearest neighbour ×2, k3, LeakyReLU] → k3, LeakyReLU → k3. Slopes are 0.2; there is no BatchNorm. With 23 blocks of 64 maps, growing
/// by 32, and r = 4 it has 16,697,987 weights. Fields are named as published weights name their layers.
/// <para>Its field of view is wide, so that tiles with their halo are large: 349 pixels on each side for 23 blocks and r = 4.</para>
/// </remarks>
public sealed class RrdbNet : Module<Tensor, Tensor>, IGenerator, IInferenceForm
{
    private const int Channels = 3;
    private const int Kernel = 3;

    /// <summary>How much the layers enlarge; what a smaller scale lacks is taken off before.</summary>
    private const int LayersScale = 4;

    /// <summary>How far an enlarged pixel looks into the maps before the enlargement, in places.</summary>
    private const int TailReach = 2;

    private readonly Conv2d conv_first;
    private readonly ModuleList<ResidualInResidualDenseBlock> body;
    private readonly Conv2d conv_body;
    private readonly Conv2d conv_up1;
    private readonly Conv2d conv_up2;
    private readonly Conv2d conv_hr;
    private readonly Conv2d conv_last;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 4; 2 or 1 through pixel-unshuffle by 2 or 4.</param>
    /// <param name="blocks">B, the number of residual-in-residual dense blocks, at least 1: 23 in the paper, 6 in Real-ESRGAN's for
    /// anime.</param>
    /// <param name="width">The number of feature maps between blocks, at least 1; 64 in the paper.</param>
    /// <param name="growth">How many maps each convolution of a dense block adds, at least 1; 32 in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public RrdbNet(int scale = 4, int blocks = 23, int width = 64, int growth = 32)
        : base(nameof(RrdbNet))
    {
        if (scale is not (1 or 2 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "RrdbNet enlarges by 1, 2 or 4.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(growth, 1);
        Scale = scale;
        Blocks = blocks;
        Width = width;
        Growth = growth;

        conv_first = Conv2d(Channels * Alignment * Alignment, width, Kernel, padding: Kernel / 2);
        body = ModuleList<ResidualInResidualDenseBlock>(
            [.. Enumerable.Range(0, blocks).Select(_ => new ResidualInResidualDenseBlock(width, growth))]);
        conv_body = Conv2d(width, width, Kernel, padding: Kernel / 2);
        conv_up1 = Conv2d(width, width, Kernel, padding: Kernel / 2);
        conv_up2 = Conv2d(width, width, Kernel, padding: Kernel / 2);
        conv_hr = Conv2d(width, width, Kernel, padding: Kernel / 2);
        conv_last = Conv2d(width, Channels, Kernel, padding: Kernel / 2);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>B, the number of residual-in-residual dense blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of feature maps between blocks.</summary>
    public int Width { get; }

    /// <summary>How many maps each convolution of a dense block adds.</summary>
    public int Growth { get; }

    /// <inheritdoc/>
    /// <remarks>4 / r: the side of the squares that pixel-unshuffle gathers.</remarks>
    public int Alignment => LayersScale / Scale;

    /// <inheritdoc/>
    public int Halo => Reach.Halo(Scale, Alignment, pixel => pixel
        .Convolved(Kernel, times: 3).Enlarged(2)
        .Convolved(Kernel).Enlarged(2)
        .Convolved(Kernel, times: 15 * Blocks + 2)
        .Gathered(Alignment));

    /// <inheritdoc/>
    /// <remarks>
    /// The first features, the input of an RRDB, what a dense block takes and gives; and a share of the maps within, which are a band's of 80 rows at most. The enlargement is computed
    /// block by block, which takes less.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * (5L * Width + 3L * Growth) / (Alignment * Alignment);

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
        Tensor features = PixelCells.Gather(input, Alignment).Into(conv_first);
        Tensor x = features.alias();
        foreach (ResidualInResidualDenseBlock block in body)
        {
            x = x.Into(block);
        }

        x = x.Into(conv_body).Widened().Plus(features);
        features.Dispose();
        Tensor image = EnlargingBlocks.Of(x, LayersScale, TailReach, sizeof(float) * Width * 48L, Enlarged);
        x.Dispose();
        return PixelCells.Cut(image, height * Scale, width * Scale).MoveToOuterDisposeScope();
    }

    private Tensor Enlarged(Tensor features)
    {
        Tensor x = features.alias().Repeated(2).Into(conv_up1).LeakyRectified();
        x = x.Repeated(2).Into(conv_up2).LeakyRectified();
        return x.Into(conv_hr).LeakyRectified().Into(conv_last).Widened();
    }

    /// <remarks>What it loses is not measured: no published weights are at hand.</remarks>
    bool IInferenceForm.LosesLittle => false;

    /// <remarks>
    /// The first convolution sees the picture itself and the last one gives it: both stay in float32, as do the sums, of which there are many, one upon the other.
    /// </remarks>
    void IInferenceForm.Fold(ScalarType type) => NarrowConvolutions.Cast(type, body, conv_body, conv_up1, conv_up2, conv_hr);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"RrdbNet ×{Scale}, {Blocks} blocks, {Width} wide, growing by {Growth}");
}
