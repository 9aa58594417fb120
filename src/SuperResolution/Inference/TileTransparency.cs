using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>A tile of a picture that may have transparency: the colours that the network gets, and the alpha of the result.</summary>
internal static class TileTransparency
{
    /// <summary>The colours that the network gets.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="mode">What becomes of alpha.</param>
    /// <param name="device">Where the network is.</param>
    /// <returns>[1, 3, H, W] in [0, 1], of the size of the tile's input; on the device, or on the CPU where colours are filled in.</returns>
    public static Tensor Colours<TPixel>(Image<TPixel> source, Tile tile, AlphaMode mode, Device device)
        where TPixel : unmanaged, IPixel<TPixel> =>
        PixelLayout<TPixel>.HasAlpha && mode != AlphaMode.Opaque
            ? ColourBleeding.FromImage(source, tile.Input)
            : ImageTensor.FromImage(source, tile.Input, device);

    /// <summary>Writes the alpha of a tile; does nothing where the pixels have none.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="canvas">The result.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="scale">How many times larger the result is.</param>
    /// <param name="mode">What becomes of alpha.</param>
    /// <param name="network">The network: [1, 3, H, W] to [1, 3, H·scale, W·scale] in float32, on any device.</param>
    /// <exception cref="NonFiniteOutputException">The network gave NaN or infinity.</exception>
    public static void WriteAlpha<TPixel>(
        Image<TPixel> source, Image<TPixel> canvas, Tile tile, int scale, AlphaMode mode, Func<Tensor, Tensor> network)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (!PixelLayout<TPixel>.HasAlpha)
        {
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor alpha = mode switch
        {
            AlphaMode.Opaque => AlphaPlane.Opaque(tile.Core, scale),
            AlphaMode.Bicubic => AlphaPlane.Bicubic(source, tile.Core, scale),
            _ => FromNetwork(source, tile, scale, network),
        };
        ImageTensor.CopyAlphaTo(alpha, canvas, new Point(tile.Core.X * scale, tile.Core.Y * scale));
    }

    private static Tensor FromNetwork<TPixel>(Image<TPixel> source, Tile tile, int scale, Func<Tensor, Tensor> network)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Tensor alpha = ImageTensor.AlphaFromImage(source, tile.Input);
        Tensor first = alpha.narrow(2, 0, 1).narrow(3, 0, 1);
        if ((alpha == first).all().item<bool>())
        {
            // Flat all around: the network's answer would be limited to this very value.
            return first.expand(1, 1, tile.Core.Height * scale, tile.Core.Width * scale);
        }

        Tensor enlarged = network(alpha.expand(1, 3, tile.Input.Height, tile.Input.Width).contiguous())
            .narrow(2, (tile.Core.Y - tile.Input.Y) * scale, tile.Core.Height * scale)
            .narrow(3, (tile.Core.X - tile.Input.X) * scale, tile.Core.Width * scale)
            .mean([1], keepdim: true)
            .contiguous()
            .cpu();
        if (!FiniteValues.AreAll(enlarged))
        {
            throw new NonFiniteOutputException(tile.Core);
        }

        AlphaPlane.Limit(source, tile.Core, enlarged, scale);
        return enlarged;
    }
}
