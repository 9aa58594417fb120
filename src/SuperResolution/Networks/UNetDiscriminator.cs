using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The discriminator of "Real-ESRGAN: Training Real-World Blind Super-Resolution with Pure Synthetic Data" (Wang et al. 2021, section
/// 3.4 and figure 6): a U-Net with spectral normalisation, which judges each pixel.
/// </summary>
/// <remarks>
/// k3n64s1, then k4n128s2, k4n256s2, k4n512s2 down; three times bilinear ×2, k3 of 256, 128 and 64 maps, sum with the map of that size
/// on the way down; k3n64 twice, k3n1. LeakyReLU 0.2 after each but the last. All but the first and the last are without bias and
/// normalised. With 64 maps it has 4,376,897 weights. Fields are named as published weights name their layers (conv1.weight_orig,
/// conv1.weight_u, conv1.weight_v).
/// </remarks>
public sealed class UNetDiscriminator : Module<Tensor, Tensor>, IDiscriminator
{
    private const int Channels = 3;

    /// <summary>Images are halved three times and enlarged again.</summary>
    private const int SideMultiple = 8;

    private readonly Conv2d conv0;
    private readonly SpectralConvolution conv1;
    private readonly SpectralConvolution conv2;
    private readonly SpectralConvolution conv3;
    private readonly SpectralConvolution conv4;
    private readonly SpectralConvolution conv5;
    private readonly SpectralConvolution conv6;
    private readonly SpectralConvolution conv7;
    private readonly SpectralConvolution conv8;
    private readonly Conv2d conv9;

    /// <summary>Builds the network with PyTorch's random first weights.</summary>
    /// <param name="width">The maps of the first convolution, at least 1; 64 in the paper. All layers grow with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public UNetDiscriminator(int width = 64)
        : base(nameof(UNetDiscriminator))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        conv0 = Conv2d(Channels, width, kernel_size: 3, padding: 1);
        conv1 = new(width, 2 * width, kernel: 4, stride: 2, padding: 1);
        conv2 = new(2 * width, 4 * width, kernel: 4, stride: 2, padding: 1);
        conv3 = new(4 * width, 8 * width, kernel: 4, stride: 2, padding: 1);
        conv4 = new(8 * width, 4 * width, kernel: 3, stride: 1, padding: 1);
        conv5 = new(4 * width, 2 * width, kernel: 3, stride: 1, padding: 1);
        conv6 = new(2 * width, width, kernel: 3, stride: 1, padding: 1);
        conv7 = new(width, width, kernel: 3, stride: 1, padding: 1);
        conv8 = new(width, width, kernel: 3, stride: 1, padding: 1);
        conv9 = Conv2d(width, 1, kernel_size: 3, padding: 1);
        RegisterComponents();
    }

    /// <summary>The maps of the first convolution.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <returns>Logits [N, 1, H, W], above 0 where a pixel is an original's.</returns>
    public override Tensor forward(Tensor images)
    {
        RequireMultiple(images);

        using DisposeScope scope = NewDisposeScope();
        Tensor whole = images.Through(conv0).LeakyRectified();
        Tensor half = whole.Through(conv1).LeakyRectified();
        Tensor quarter = half.Through(conv2).LeakyRectified();
        Tensor eighth = quarter.Through(conv3).LeakyRectified();

        Tensor x = eighth.Bilinear(2).Into(conv4).LeakyRectified().Plus(quarter);
        x = x.Bilinear(2).Into(conv5).LeakyRectified().Plus(half);
        x = x.Bilinear(2).Into(conv6).LeakyRectified().Plus(whole);
        return x.Into(conv7).LeakyRectified().Into(conv8).LeakyRectified().Into(conv9).Widened().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Real-ESRGAN's U-Net discriminator, {Width} wide");

    private static void RequireMultiple(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.ndim != 4 || images.shape[1] != Channels || images.shape[2] % SideMultiple != 0 || images.shape[3] % SideMultiple != 0
            || images.NumberOfElements == 0)
        {
            throw new ArgumentException(
                $"This discriminator takes RGB images as [N, 3, H, W] with H and W multiples of {SideMultiple}; given "
                + $"[{string.Join(", ", images.shape)}]. Give crops of such sides.",
                nameof(images));
        }
    }
}
