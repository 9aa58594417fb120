using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// SRVGGNetCompact, the small networks of Real-ESRGAN (Wang et al. 2021, github.com/xinntao/Real-ESRGAN), such as realesr-animevideov3 and
/// realesr-general-x4v3.
/// </summary>
/// <remarks>
/// k3 convolution, PReLU → n times [k3 convolution, PReLU], a slope for each map → k3 convolution to 3r² maps → PixelShuffle ×r, sum with the
/// input enlarged by nearest neighbour. With n = 16, 64 maps and r = 4 it has 621,424 weights. Layers start with PyTorch's default
/// initialisation.
/// </remarks>
public sealed class SRVGGNetCompact : Module<Tensor, Tensor>, IGenerator, IInferenceForm
{
    private const int Channels = 3;

    private readonly ModuleList<Module<Tensor, Tensor>> body;
    private readonly EnlargedSum sum;
    private ScalarType? _folded;
    private bool _slopesAreAtMostOne;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 1 to 4.</param>
    /// <param name="convolutions">n, the convolutions between the first and the last, at least 0. Published are 16 and 32.</param>
    /// <param name="width">The number of feature maps, at least 1. Published are 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public SRVGGNetCompact(int scale = 4, int convolutions = 16, int width = 64)
        : base(nameof(SRVGGNetCompact))
    {
        if (scale is not (>= 1 and <= 4))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "SRVGGNetCompact enlarges by 1, 2, 3 or 4.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(convolutions, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Scale = scale;
        Convolutions = convolutions;
        Width = width;

        List<Module<Tensor, Tensor>> layers = [Convolution(Channels, width), PReLU(num_parameters: width)];
        for (int n = 0; n < convolutions; n++)
        {
            layers.Add(Convolution(width, width));
            layers.Add(PReLU(num_parameters: width));
        }

        layers.Add(Convolution(width, Channels * scale * scale));
        body = ModuleList<Module<Tensor, Tensor>>([.. layers]);
        sum = new EnlargedSum(scale);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>n, the convolutions between the first and the last.</summary>
    public int Convolutions { get; }

    /// <summary>The number of feature maps.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <remarks>One pixel for each convolution.</remarks>
    public int Halo => Convolutions + 2;

    /// <inheritdoc/>
    /// <remarks>
    /// In the body the first features, and what a convolution takes and gives; what it needs beside that is a band's. At the end, which is computed block by block, the maps and the
    /// enlarged image.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * Math.Max(3L * Width, Width + Channels * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor>[] layers = [.. body];
        Tensor features = RowBands.Of(input, Width, picture => Activated(picture.Through(layers[0]), layers[1]).Narrowed(_folded), reach: 1);
        Tensor x = RowBands.Through(features, layers[2..^1].Chunk(2).Select(pair => (Func<Tensor, Tensor>)(maps => Activated(maps.Through(pair[0]), pair[1]))), reach: 1);
        features.Dispose();
        return EnlargingBlocks.Of([x, input], Scale, reach: 1, sizeof(float) * 3L * Channels * Scale * Scale, parts => sum.forward(parts[0].Through(layers[^1]), parts[1]))
            .MoveToOuterDisposeScope();
    }

    private Tensor Activated(Tensor maps, Module<Tensor, Tensor> activation) =>
        _slopesAreAtMostOne && activation is PReLU { weight: { } slopes } ? maps.MapwiseRectified(slopes) : maps.Into(activation);

    bool IInferenceForm.LosesLittle => true;

    /// <remarks>The first convolution sees the picture itself and stays in float32. What the last one adds to the picture is small.</remarks>
    void IInferenceForm.Fold(ScalarType type)
    {
        Conv2d[] convolutions = [.. body.OfType<Conv2d>()];
        sum.Fold(convolutions[^1]);
        foreach ((Conv2d first, Conv2d second) in convolutions[1..].Zip(convolutions[2..]))
        {
            NarrowBiases.RoundBetween(first, second, type);
        }

        NarrowConvolutions.Cast(type, [.. body.Skip(1)]);
        _slopesAreAtMostOne = body.OfType<PReLU>().All(activation => (activation.weight <= 1).all().item<bool>());
        _folded = type;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"SRVGGNetCompact ×{Scale}, {Convolutions} convolutions, {Width} wide");

    private static Conv2d Convolution(int inputs, int outputs) => Conv2d(inputs, outputs, kernel_size: 3, padding: 1);
}
