using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// SRResNet, the generator network of SRGAN: "Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial
/// Network" (Ledig et al., 2017), section 2.1 and figure 4.
/// </summary>
/// <remarks>
/// <para>
/// k9n64s1 convolution, PReLU → B residual blocks → k3n64s1 convolution, BatchNorm, sum with the output of the first PReLU
/// → log₂ r sub-pixel convolutions (k3n256s1, PixelShuffle ×2, PReLU) → k9n3s1 convolution.
/// With 16 blocks and r = 4 it has 1,549,462 weights. Layers start with PyTorch's default initialisation.
/// </para>
/// <para>Published re-implementations differ in a few places; a <see cref="SRResNetVariant"/> describes in which.</para>
/// </remarks>
public sealed class SRResNet : Module<Tensor, Tensor>, IGenerator, ISelfDescribing, IInferenceForm
{
    private const int Channels = 3;
    private const int OuterKernel = 9;
    private const int InnerKernel = 3;
    private const double MostTanh = 0.99;

    private readonly Conv2d conv_first;
    private readonly PReLU prelu_first;
    private readonly ModuleList<ResidualBlock> trunk;
    private readonly Conv2d conv_trunk;
    private readonly Module<Tensor, Tensor> trunk_end;
    private readonly ModuleList<SubPixelConvolution> upsampler;
    private readonly Conv2d conv_last;
    private SubPixelTail? _tail;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 4 or 8. Each factor of 2 is one sub-pixel convolution.</param>
    /// <param name="blocks">B, the number of residual blocks, at least 1. The paper uses 16.</param>
    /// <param name="width">The number of feature maps of every layer, at least 1. The paper uses 64.</param>
    /// <param name="variant">What a published re-implementation does otherwise; the paper's own form by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public SRResNet(int scale = 4, int blocks = 16, int width = 64, SRResNetVariant? variant = null)
        : base(nameof(SRResNet))
    {
        if (scale is not (2 or 4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "SRResNet enlarges by 2, 4 or 8.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);

        Scale = scale;
        Blocks = blocks;
        Width = width;
        Variant = variant ?? SRResNetVariant.Paper;

        conv_first = Conv2d(Channels, width, OuterKernel, padding: OuterKernel / 2);
        prelu_first = PReLU(num_parameters: 1);
        trunk = ModuleList(Repeat(blocks, () => new ResidualBlock(width)));
        conv_trunk = Conv2d(width, width, InnerKernel, padding: InnerKernel / 2);
        trunk_end = Variant.TrunkEnd == SRResNetTrunkEnd.BatchNorm ? BatchNorm2d(width) : PReLU(num_parameters: 1);
        upsampler = ModuleList(Repeat(int.Log2(scale), () => new SubPixelConvolution(width, factor: 2)));
        conv_last = Conv2d(width, Channels, OuterKernel, padding: OuterKernel / 2);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>B, the number of residual blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of feature maps of every layer.</summary>
    public int Width { get; }

    /// <summary>Which published form of the network this is.</summary>
    public SRResNetVariant Variant { get; }

    /// <inheritdoc/>
    public int Halo => OuterKernel / 2 + (2 * Blocks + 1) * (InnerKernel / 2) + UpsamplerReach;

    /// <inheritdoc/>
    /// <remarks>
    /// The widest point is the trunk: the first features, and a block's input and output; what its convolutions need is a band's. What comes after is
    /// computed block by block, beside the enlarged image.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * (3L * Width + Channels * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => Variant.OutputRange;

    IReadOnlyDictionary<string, string> ISelfDescribing.Texts => SRResNetTexts.Write(Variant);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Tensor features = RowBands.Of(input, Width, picture => picture.Through(conv_first).Into(prelu_first).Narrowed(_tail?.Type), OuterKernel / 2);
        Tensor x = RowBands.Through(features, trunk, ResidualBlock.Reach);
        Tensor last = RowBands.Of(x, Width, maps => maps.Through(conv_trunk), InnerKernel / 2);
        x.Dispose();
        last = (_tail is not null && trunk_end is BatchNorm2d ? last : last.Into(trunk_end)).Plus(features);
        features.Dispose();
        Tensor image = EnlargingBlocks.Of([last, input], Scale, UpsamplerReach, sizeof(float) * Width * (2L * Scale * Scale + 8), parts => Enlarged(parts[0], parts[1]));
        last.Dispose();
        return OutputRange.ToUnit(Variant.Tanh ? image.tanh() : image).MoveToOuterDisposeScope();
    }

    bool IInferenceForm.LosesLittle => true;

    /// <remarks>
    /// BatchNorm goes into the convolutions before it, and the last PixelShuffle behind the last convolution. The first convolution sees the picture itself
    /// and stays in float32: in bfloat16 it costs 0.03 dB.
    /// </remarks>
    void IInferenceForm.Fold(ScalarType type)
    {
        foreach (ResidualBlock block in trunk)
        {
            block.Fold();
        }

        if (trunk_end is BatchNorm2d norm)
        {
            conv_trunk.Absorb(norm);
        }

        NarrowBiases.RoundTrunk(trunk.Select(block => block.Layers), conv_trunk, type);

        SubPixelConvolution[] steps = [.. upsampler];
        _tail = new SubPixelTail(steps[^1].Layers, conv_last, type);
        register_module("tail", _tail);
        foreach (SubPixelConvolution step in steps.SkipLast(1))
        {
            step.Fold();
        }

        NarrowConvolutions.Cast(type, trunk, conv_trunk, upsampler);
    }

    /// <summary>Maps at low resolution to the image, beside which the picture is that it is made of; both stay.</summary>
    private Tensor Enlarged(Tensor maps, Tensor picture)
    {
        Tensor x = maps.alias();
        foreach (SubPixelConvolution step in upsampler.SkipLast(_tail is null ? 0 : 1))
        {
            x = x.Into(step);
        }

        if (_tail is null)
        {
            return x.Into(conv_last).Widened();
        }

        using (x)
        using (Tensor? near = _tail.Type == ScalarType.Float32 ? null : Before(picture).Repeated(Scale / 2))
        {
            return _tail.forward(x, near);
        }
    }

    /// <summary>What the last convolution would have to give for a picture; the picture stays.</summary>
    private Tensor Before(Tensor picture)
    {
        Tensor values = OutputRange == ValueRange.Unit ? picture.alias() : OutputRange.FromUnit(picture);
        if (!Variant.Tanh)
        {
            return values;
        }

        // The inverse of tanh, ½ ln((1 + x)/(1 − x)), which has none for black and white.
        using (values)
        using (Tensor inside = values.clamp(-MostTanh, MostTanh))
        using (Tensor more = inside + 1, less = 1 - inside, ratio = more / less, logarithm = ratio.log())
        {
            return logarithm * 0.5;
        }
    }

    /// <summary>How far an enlarged pixel looks into the maps before the sub-pixel convolutions, in places.</summary>
    private int UpsamplerReach => Reach.Halo(Scale, cell: 1, pixel =>
        upsampler.Aggregate(pixel.Convolved(OuterKernel), (reach, _) => reach.Enlarged(2).Convolved(InnerKernel)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"SRResNet ×{Scale}, {Blocks} blocks, {Width} wide ({Variant.Name})");

    private static T[] Repeat<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
}
