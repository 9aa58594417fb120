using System.Globalization;
using SuperResolution.Imaging;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// ESPCN: "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network" (Shi et al. 2016),
/// section 2 and figure 1, with the sizes of section 3.2. It works on Y; Cb and Cr are enlarged by bicubic interpolation.
/// </summary>
/// <remarks>
/// k5n64 convolution, tanh → k3n32 convolution, tanh → k3 convolution to r² maps → PixelShuffle ×r (equation 4). For r = 4 that is 24,640
/// weights and 112 biases. Layers start with PyTorch's default initialisation.
/// </remarks>
public sealed class Espcn : Module<Tensor, Tensor>, IGenerator
{
    private const int FirstKernel = 5;
    private const int Kernel = 3;

    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly Conv2d conv3;
    private readonly PixelShuffle shuffle;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8.</param>
    /// <param name="width">n₁, the maps of the first layer, at least 1. The paper uses 64.</param>
    /// <param name="secondWidth">n₂, the maps of the second layer, at least 1. The paper uses 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public Espcn(int scale = 4, int width = 64, int secondWidth = 32)
        : base(nameof(Espcn))
    {
        Scale = GeneratorScale.Require(scale, "ESPCN");
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(secondWidth, 1);
        Width = width;
        SecondWidth = secondWidth;

        conv1 = Conv2d(1, width, FirstKernel, padding: FirstKernel / 2);
        conv2 = Conv2d(width, secondWidth, Kernel, padding: Kernel / 2);
        conv3 = Conv2d(secondWidth, scale * scale, Kernel, padding: Kernel / 2);
        shuffle = PixelShuffle(scale);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>n₁, the maps of the first layer.</summary>
    public int Width { get; }

    /// <summary>n₂, the maps of the second layer.</summary>
    public int SecondWidth { get; }

    /// <inheritdoc/>
    /// <remarks>Farther than the two pixels that bicubic interpolation takes.</remarks>
    public int Halo => FirstKernel / 2 + 2 * (Kernel / 2);

    /// <inheritdoc/>
    /// <remarks>The maps of the first layer before and after tanh, or what the colours take.</remarks>
    public long WorkingBytesPerPixel => Math.Max(
        LumaPicture.WorkingBytesPerPixel(Scale), LumaPicture.HeldBytesPerPixel(Scale) + sizeof(float) * 2L * Math.Max(Width, Scale * Scale));

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        LumaPicture picture = new(input, Scale);
        Tensor y = picture.Luma()
            .Into(conv1).Tanh()
            .Into(conv2).Tanh()
            .Into(conv3).Widened().Into(shuffle);
        return picture.With(y).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ESPCN ×{Scale}, {Width} and {SecondWidth} wide");
}
