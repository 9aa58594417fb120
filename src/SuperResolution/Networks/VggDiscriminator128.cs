using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The discriminator of ESRGAN as BasicSR has it (github.com/XPixelGroup/BasicSR, VGG style; Wang et al. 2018, section 3.2): ten
/// convolutions, every second with a stride of 2, and two dense layers. 128 is the side of the images in the paper.
/// </summary>
/// <remarks>
/// [k3n64s1, LeakyReLU, k4n64s2, BatchNorm, LeakyReLU] → the same of 128, 256, 512 and 512 maps, with BatchNorm after both → dense 100,
/// LeakyReLU → dense 1. Slopes are 0.2. For 128 and 64 maps it has 14,499,401 weights. Fields are named as published weights name their
/// layers.
/// </remarks>
public sealed class VggDiscriminator128 : Module<Tensor, Tensor>, IDiscriminator
{
    private const int Channels = 3;
    private const int Halved = 32;
    private const int Dense = 100;

    private readonly Conv2d conv0_0;
    private readonly Conv2d conv0_1;
    private readonly BatchNorm2d bn0_1;
    private readonly Conv2d conv1_0;
    private readonly BatchNorm2d bn1_0;
    private readonly Conv2d conv1_1;
    private readonly BatchNorm2d bn1_1;
    private readonly Conv2d conv2_0;
    private readonly BatchNorm2d bn2_0;
    private readonly Conv2d conv2_1;
    private readonly BatchNorm2d bn2_1;
    private readonly Conv2d conv3_0;
    private readonly BatchNorm2d bn3_0;
    private readonly Conv2d conv3_1;
    private readonly BatchNorm2d bn3_1;
    private readonly Conv2d conv4_0;
    private readonly BatchNorm2d bn4_0;
    private readonly Conv2d conv4_1;
    private readonly BatchNorm2d bn4_1;
    private readonly Linear linear1;
    private readonly Linear linear2;

    /// <summary>Builds the network with PyTorch's random first weights.</summary>
    /// <param name="side">The height and width of the images in pixels, a multiple of 32; 128 in the paper.</param>
    /// <param name="width">The maps of the first convolution, at least 1; 64 in the paper. All convolutions grow with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public VggDiscriminator128(int side = 128, int width = 64)
        : base(nameof(VggDiscriminator128))
    {
        if (side < Halved || side % Halved != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(side), side, $"The VGG style discriminator halves images five times: give a side that is a multiple of {Halved} pixels.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Side = side;
        Width = width;

        conv0_0 = Conv2d(Channels, width, kernel_size: 3, padding: 1);
        (conv0_1, bn0_1) = Halving(width);
        (conv1_0, bn1_0) = Widening(width, 2 * width);
        (conv1_1, bn1_1) = Halving(2 * width);
        (conv2_0, bn2_0) = Widening(2 * width, 4 * width);
        (conv2_1, bn2_1) = Halving(4 * width);
        (conv3_0, bn3_0) = Widening(4 * width, 8 * width);
        (conv3_1, bn3_1) = Halving(8 * width);
        (conv4_0, bn4_0) = Widening(8 * width, 8 * width);
        (conv4_1, bn4_1) = Halving(8 * width);
        int places = side / Halved;
        linear1 = Linear(8L * width * places * places, Dense);
        linear2 = Linear(Dense, 1);
        RegisterComponents();
    }

    /// <summary>The height and width of the images that it judges, in pixels.</summary>
    public int Side { get; }

    /// <summary>The maps of the first convolution.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <returns>Logits [N, 1], above 0 for an original.</returns>
    public override Tensor forward(Tensor images)
    {
        DiscriminatorInput.RequireSide(images, Side, nameof(VggDiscriminator128));

        using DisposeScope scope = NewDisposeScope();
        Tensor x = images.Through(conv0_0).LeakyRectified();
        (Conv2d, BatchNorm2d)[] layers =
        [
            (conv0_1, bn0_1), (conv1_0, bn1_0), (conv1_1, bn1_1), (conv2_0, bn2_0), (conv2_1, bn2_1), (conv3_0, bn3_0), (conv3_1, bn3_1),
            (conv4_0, bn4_0), (conv4_1, bn4_1),
        ];
        foreach ((Conv2d convolution, BatchNorm2d norm) in layers)
        {
            x = x.Into(convolution).Into(norm).LeakyRectified();
        }

        return linear2.call(x.Flattened().Into(linear1).LeakyRectified().Widened()).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"VGG style discriminator of {Side}×{Side} pixels, {Width} wide");

    // BatchNorm takes any bias off again.
    private static (Conv2d, BatchNorm2d) Widening(int inputs, int outputs) =>
        (Conv2d(inputs, outputs, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(outputs));

    private static (Conv2d, BatchNorm2d) Halving(int maps) =>
        (Conv2d(maps, maps, kernel_size: 4, stride: 2, padding: 1, bias: false), BatchNorm2d(maps));
}
