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
    private readonly PixelShuffle upsampler;
    private bool _folded;
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
        upsampler = PixelShuffle(scale);
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
    /// In the body what a convolution takes and gives, reordered copies included; at the end the maps before and after the sum and the shuffle.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * Math.Max(4L * Width, 2L * Width + 4L * Channels * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);

        using DisposeScope scope = NewDisposeScope();
        Tensor x = input.alias();
        foreach (Module<Tensor, Tensor> layer in body)
        {
            x = _slopesAreAtMostOne && layer is PReLU { weight: { } slopes } ? x.MapwiseRectified(slopes) : x.Into(layer);
        }

        // PixelShuffle of repeated channels is the enlargement by nearest neighbour.
        using Tensor repeated = RepeatedChannels.Of(input, Scale);
        return x.Widened().Plus(repeated).Into(upsampler).MoveToOuterDisposeScope();
    }

    bool IInferenceForm.IsFolded => _folded;

    bool IInferenceForm.LosesLittle => true;

    /// <remarks>The first convolution sees the picture itself and stays in float32. What the last one adds to the picture is small.</remarks>
    void IInferenceForm.Fold(ScalarType type)
    {
        NarrowConvolutions.Cast(type, [.. body.Skip(1)]);
        _slopesAreAtMostOne = body.OfType<PReLU>().All(activation => (activation.weight <= 1).all().item<bool>());
        _folded = true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"SRVGGNetCompact ×{Scale}, {Convolutions} convolutions, {Width} wide");

    private static Conv2d Convolution(int inputs, int outputs) => Conv2d(inputs, outputs, kernel_size: 3, padding: 1);
}
