using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// "Pixel Recursive Super Resolution" (Dahl, Norouzi, Shlens 2017): a conditioning network says of the low-resolution picture, and a PixelCNN of the pixels
/// that are there already, how likely each value of the next pixel is. Pixels are drawn one by one: another seed, another plausible picture.
/// </summary>
/// <remarks>
/// <para>
/// Conditioning network A: k1n32 convolution → [6 residual blocks with BatchNorm → k3n32 deconvolution of stride 2, ReLU] for each factor of 2 → 6 residual
/// blocks → k1 convolution to 256 logits for each of 3 channels. Prior network B: masked k7n64 convolution → 20 gated layers of 5×5, n64 → k1n1024
/// convolution, ReLU → k1 convolution to as many logits. A pixel's value is drawn from softmax((A + B) / T) (section 3.2). The layers that the
/// paper leaves open are those of the re-implementation github.com/nilboy/pixel-recursive-super-resolution, as is that a pixel's three channels are drawn
/// independently, from all the pixels before it; weights under masks, which count for nothing, are left out. 3,786,112 weights for r = 4.
/// First weights are theirs too: a normal distribution with a deviation of 0.1, cut off at two, and biases of 0.
/// </para>
/// <para>
/// The paper enlarges 8×8 pixels to 32×32. Time grows with the number of pixels that are drawn, some milliseconds for each: this is no network for photographs.
/// A picture is one draw as a whole: in tiles each would be drawn for itself, with seams (<see cref="TilesExactly"/>).
/// </para>
/// </remarks>
public sealed class PixelRecursive : Module<Tensor, Tensor>, IGenerator
{
    private const int Channels = 3;
    private const double FirstDeviation = 0.1;

    private readonly Conv2d conv_first;
    private readonly ModuleList<RectifiedResidualBlock> trunk;
    private readonly ModuleList<ConvTranspose2d> deconv;
    private readonly Conv2d conv_last;
    private readonly PixelCnnPrior prior;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="scale">r: 2, 4 or 8. Each factor of 2 is one deconvolution.</param>
    /// <param name="blocks">Residual blocks at each resolution, at least 1. The published implementation has 6.</param>
    /// <param name="width">The maps of the conditioning network, at least 1. The paper uses 32.</param>
    /// <param name="priorLayers">The gated layers of the prior, at least 1. The paper uses 20.</param>
    /// <param name="priorWidth">The maps of those, at least 1. The paper uses 64.</param>
    /// <param name="priorHidden">The maps after those, at least 1. The paper uses 1024.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the values that it allows.</exception>
    public PixelRecursive(int scale = 4, int blocks = 6, int width = 32, int priorLayers = 20, int priorWidth = 64, int priorHidden = 1024)
        : base(nameof(PixelRecursive))
    {
        if (scale is not (2 or 4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "PixelRecursive enlarges by 2, 4 or 8.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(priorLayers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(priorWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(priorHidden, 1);
        (Scale, Blocks, Width, PriorLayers, PriorWidth, PriorHidden) = (scale, blocks, width, priorLayers, priorWidth, priorHidden);

        int steps = int.Log2(scale), logits = Channels * PixelDistribution.Values;
        conv_first = Conv2d(Channels, width, kernel_size: 1);
        trunk = ModuleList<RectifiedResidualBlock>([.. Enumerable.Range(0, (steps + 1) * blocks).Select(_ => new RectifiedResidualBlock(width))]);
        deconv = ModuleList<ConvTranspose2d>(
            [.. Enumerable.Range(0, steps).Select(_ => ConvTranspose2d(width, width, kernel_size: 3, stride: 2, padding: 1, output_padding: 1))]);
        conv_last = Conv2d(width, logits, kernel_size: 1);
        prior = new PixelCnnPrior(priorLayers, priorWidth, priorHidden, logits);
        RegisterComponents();
        foreach (Convolution layer in named_modules().Select(pair => pair.module).OfType<Convolution>())
        {
            layer.TruncatedGaussian(FirstDeviation);
        }
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>Residual blocks at each resolution.</summary>
    public int Blocks { get; }

    /// <summary>The maps of the conditioning network.</summary>
    public int Width { get; }

    /// <summary>The gated layers of the prior.</summary>
    public int PriorLayers { get; }

    /// <summary>The maps of those.</summary>
    public int PriorWidth { get; }

    /// <summary>The maps after those.</summary>
    public int PriorHidden { get; }

    /// <summary>What decides which of the plausible pictures is drawn; 0 at first.</summary>
    public long Seed { get; set; }

    /// <summary>
    /// T, 0 or more and finite; 1 at first. Below 1 likely values become likelier, at 0 the likeliest is taken. The paper multiplies logits by τ = 1/T
    /// and takes a τ a little above 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, NaN or infinite.</exception>
    public double Temperature
    {
        get;
        set => field = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A temperature is 0, for the likeliest values, or more, and finite; 1 draws as the network says.");
    } = 1;

    /// <inheritdoc/>
    /// <remarks>As far as the conditioning network looks. Pixels also depend on all that were drawn before them, however far.</remarks>
    public int Halo => (int)Math.Ceiling(2 * Blocks * (2 - 1.0 / Scale) + (1 - 1.0 / Scale));

    /// <inheritdoc/>
    /// <remarks>False: each pixel is drawn after those before it in the whole picture.</remarks>
    public bool TilesExactly => false;

    /// <inheritdoc/>
    /// <remarks>
    /// The widest point are the last residual blocks: a block's input, what its convolutions take and give, reordered copies included, beside the picture.
    /// The prior holds a few rows of each of its layers, and logits are made row by row.
    /// </remarks>
    public long WorkingBytesPerPixel => sizeof(float) * (6L * Width + Channels) * Scale * Scale;

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <summary>Draws a large picture, pixel by pixel in raster order. No gradients flow.</summary>
    /// <param name="input">Low-resolution images, [N, 3, H, W], values in [0, 1].</param>
    /// <returns>[N, 3, rH, rW], multiples of 1/255 in [0, 1]: the same for the same input, weights, <see cref="Seed"/> and <see cref="Temperature"/>.</returns>
    /// <exception cref="ArgumentException">The input is not [N, 3, H, W].</exception>
    public override Tensor forward(Tensor input)
    {
        GeneratorInput.RequireRgbBatch(input);
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        return new PixelDrawing(prior, Seed, Temperature).Run(Features(input), conv_last).to(input.dtype, input.device).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// What both networks say of every pixel, given all the pixels before it, as a training needs it: softmax over the values of the sum are the probabilities
    /// that <see cref="forward"/> draws from at a temperature of 1.
    /// </summary>
    /// <param name="low">Low-resolution images, [N, 3, H, W], values in [0, 1].</param>
    /// <param name="high">The originals, [N, 3, rH, rW], values in [0, 1].</param>
    /// <returns>Logits A and B, each [N, 3, 256, rH, rW]: of each channel those of its values.</returns>
    /// <exception cref="ArgumentException">The inputs are not of these shapes.</exception>
    public (Tensor Conditioning, Tensor Prior) Logits(Tensor low, Tensor high)
    {
        GeneratorInput.RequireRgbBatch(low);
        GeneratorInput.RequireRgbBatch(high);
        long[] expected = [low.shape[0], Channels, low.shape[2] * Scale, low.shape[3] * Scale];
        if (!high.shape.SequenceEqual(expected))
        {
            throw new ArgumentException(
                $"Of low-resolution images [{string.Join(", ", low.shape)}] the originals are [{string.Join(", ", expected)}]; given "
                + $"[{string.Join(", ", high.shape)}].",
                nameof(high));
        }

        using DisposeScope scope = NewDisposeScope();
        using Tensor around0 = high - 0.5;
        Tensor conditioning = ByChannel(Features(low).Into(conv_last)), before = ByChannel(prior.forward(around0));
        return (conditioning.MoveToOuterDisposeScope(), before.MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"Pixel recursive SR ×{Scale}, {Blocks} blocks of {Width}, prior of {PriorLayers} layers of {PriorWidth}");

    /// <summary>All of the conditioning network but its last layer, [N, n, rH, rW].</summary>
    private Tensor Features(Tensor input)
    {
        Tensor x = (input - 0.5).Into(conv_first);
        for (int n = 0; n < trunk.Count; n++)
        {
            x = n > 0 && n % Blocks == 0 ? x.Deconvolved(deconv[n / Blocks - 1], 2).Rectified().Into(trunk[n]) : x.Into(trunk[n]);
        }

        return x;
    }

    private static Tensor ByChannel(Tensor logits)
    {
        using Tensor wide = logits.Widened();
        return wide.view(wide.shape[0], Channels, PixelDistribution.Values, wide.shape[2], wide.shape[3]);
    }
}
