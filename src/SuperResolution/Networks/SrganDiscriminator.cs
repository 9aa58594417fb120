using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The discriminator of SRGAN (Ledig et al. 2017, section 2.1 and figure 4), without its sigmoid, which belongs to the loss.
/// </summary>
/// <remarks>
/// k3n64s1 convolution, LeakyReLU → k3n64s2, k3n128s1, k3n128s2, k3n256s1, k3n256s2, k3n512s1, k3n512s2 with BatchNorm and LeakyReLU each
/// → dense 1024, LeakyReLU → dense 1. Slopes are 0.2. Images are turned to [−1, 1] inside, as the paper trains on them.
/// <para>
/// The dense layer looks at all that is left of the image, ⌈side/16⌉² places of 512 maps, so that a discriminator judges images of one
/// side only, and most of its weights grow with the square of it: 23.6 million for 96, of which 18.9 million are that layer's.
/// </para>
/// </remarks>
public sealed class SrganDiscriminator : Module<Tensor, Tensor>, IDiscriminator
{
    private const int Channels = 3;
    private const int SmallestSide = 16;

    private readonly Conv2d conv_first;
    private readonly ModuleList<DiscriminatorBlock> blocks;
    private readonly Linear dense;
    private readonly Linear logit;

    /// <summary>Builds the network with PyTorch's random first weights; the paper names none.</summary>
    /// <param name="side">The height and width of the images in pixels, at least 16; 96 in the paper.</param>
    /// <param name="width">The maps of the first convolution; 64 in the paper. All layers grow with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public SrganDiscriminator(int side = 96, int width = 64)
        : base(nameof(SrganDiscriminator))
    {
        if (side < SmallestSide)
        {
            throw new ArgumentOutOfRangeException(
                nameof(side), side, $"SRGAN's discriminator halves images four times: give a side of at least {SmallestSide} pixels.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Side = side;
        Width = width;

        int places = (side + 15) / 16;
        conv_first = Conv2d(Channels, width, kernel_size: 3, padding: 1);
        blocks = ModuleList<DiscriminatorBlock>(
            new(width, width, stride: 2),
            new(width, 2 * width, stride: 1),
            new(2 * width, 2 * width, stride: 2),
            new(2 * width, 4 * width, stride: 1),
            new(4 * width, 4 * width, stride: 2),
            new(4 * width, 8 * width, stride: 1),
            new(8 * width, 8 * width, stride: 2));
        dense = Linear(8L * width * places * places, 16L * width);
        logit = Linear(16L * width, 1);
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
        DiscriminatorInput.RequireSide(images, Side, nameof(SrganDiscriminator));

        using DisposeScope scope = NewDisposeScope();
        Tensor x = ValueRange.Symmetric.FromUnit(images).Into(conv_first).LeakyRectified();
        foreach (DiscriminatorBlock block in blocks)
        {
            x = x.Into(block);
        }

        return logit.call(x.Flattened().Into(dense).LeakyRectified().Widened()).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"SRGAN's discriminator of {Side}×{Side} pixels, {Width} wide");

}
