using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The generator of Fast-SRGAN (github.com/HasnainRaz/Fast-SRGAN), SRResNet made for speed: k3 in place of k9 and instance normalisation
/// (Ulyanov et al. 2016) in place of BatchNorm, without weights.
/// </summary>
/// <remarks>
/// <para>
/// k3 convolution, PReLU → B residual blocks → k3 convolution, instance normalisation, sum with the output of the first PReLU → log₂ r
/// sub-pixel convolutions → k3 convolution, tanh. With 8 blocks of 64 maps and r = 4 it has 925,646 weights. Layers start with PyTorch's
/// default initialisation.
/// </para>
/// <para>Instance normalisation takes mean and variance of whole maps, so tiles only come near (<see cref="TilesExactly"/>).</para>
/// </remarks>
public sealed class FastSRGAN : Module<Tensor, Tensor>, IGenerator
{
    private const int Channels = 3;

    /// <summary>How far an enlarged pixel looks into the maps before the upsampling, in places: 1 + 1/2 + … + 1/r, rounded up.</summary>
    private const int UpsamplerReach = 2;

    private readonly Conv2d conv_first;
    private readonly PReLU prelu_first;
    private readonly ModuleList<InstanceNormBlock> stem;
    private readonly Conv2d bottleneck;
    private readonly ModuleList<SubPixelConvolution> upsampling;
    private readonly Conv2d head;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 4 or 8. Each factor of 2 is one sub-pixel convolution.</param>
    /// <param name="blocks">B, the number of residual blocks, at least 1. Published are 8.</param>
    /// <param name="width">The number of feature maps of every layer, at least 1. Published are 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public FastSRGAN(int scale = 4, int blocks = 8, int width = 64)
        : base(nameof(FastSRGAN))
    {
        if (scale is not (2 or 4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "FastSRGAN enlarges by 2, 4 or 8.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Scale = scale;
        Blocks = blocks;
        Width = width;

        conv_first = Conv2d(Channels, width, kernel_size: 3, padding: 1);
        prelu_first = PReLU(num_parameters: 1);
        stem = ModuleList<InstanceNormBlock>([.. Enumerable.Range(0, blocks).Select(_ => new InstanceNormBlock(width))]);
        bottleneck = Conv2d(width, width, kernel_size: 3, padding: 1, bias: false);
        upsampling = ModuleList<SubPixelConvolution>([.. Enumerable.Range(0, int.Log2(scale)).Select(_ => new SubPixelConvolution(width, factor: 2))]);
        head = Conv2d(width, Channels, kernel_size: 3, padding: 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>B, the number of residual blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of feature maps of every layer.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// As far as convolutions reach: one pixel for each before the upsampling, and 1 + 1/2 + … + 1/r, which is below 2, for the rest.
    /// </remarks>
    public int Halo => 2 * Blocks + 4;

    /// <inheritdoc/>
    /// <remarks>False: normalisation takes mean and variance of whole maps.</remarks>
    public bool TilesExactly => false;

    /// <inheritdoc/>
    /// <remarks>
    /// The widest point is the trunk: the first features, a block's input, and what its convolutions and normalisations take and give, reordered copies
    /// included. What comes after is computed block by block, beside the enlarged image.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * (6L * Width + Channels * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Symmetric;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Symmetric;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Tensor features = InputRange.FromUnit(input).Into(conv_first).Into(prelu_first);
        Tensor x = features.alias();
        foreach (InstanceNormBlock block in stem)
        {
            x = x.Into(block);
        }

        x = x.Into(bottleneck).Normalised().Plus(features);
        features.Dispose();
        using Tensor image = EnlargingBlocks.Of(x, Scale, UpsamplerReach, sizeof(float) * Width * (2L * Scale * Scale + 8), Enlarged);
        x.Dispose();
        return OutputRange.ToUnit(image.tanh()).MoveToOuterDisposeScope();
    }

    private Tensor Enlarged(Tensor maps)
    {
        Tensor x = maps.alias();
        foreach (SubPixelConvolution step in upsampling)
        {
            x = x.Into(step);
        }

        return x.Into(head).Widened();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Fast-SRGAN ×{Scale}, {Blocks} blocks, {Width} wide");
}
