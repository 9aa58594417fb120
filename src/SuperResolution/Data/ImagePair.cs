using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Data;

/// <summary>An image, or a region of one, and its degraded form.</summary>
internal sealed class ImagePair
{
    private readonly PixelRegion _high;
    private readonly PixelRegion _low;
    private readonly int _scale;

    private ImagePair(PixelRegion high, PixelRegion low, int scale)
    {
        _high = high;
        _low = low;
        _scale = scale;
    }

    /// <summary>Bytes that a pair of an image takes.</summary>
    /// <param name="size">The size of the high-resolution image.</param>
    /// <param name="scale">r.</param>
    public static long Bytes(Size size, int scale)
    {
        Size low = LowSize(size, scale);
        return (long)low.Width * low.Height * RgbBytes.Channels * (1 + scale * scale);
    }

    /// <summary>The size of the degraded image: pixels of the original that fill no block of r×r are cut at the right and bottom.</summary>
    public static Size LowSize(Size high, int scale) => new(high.Width / scale, high.Height / scale);

    /// <summary>The high-resolution pixels of a region in low-resolution pixels.</summary>
    public static Rectangle HighRegion(Rectangle low, int scale) => new(low.X * scale, low.Y * scale, low.Width * scale, low.Height * scale);

    /// <summary>Degrades a region of an image; as much as the degradation looks beyond it is read too and not kept.</summary>
    /// <param name="image">The image.</param>
    /// <param name="region">The region in low-resolution pixels, inside the image.</param>
    /// <param name="degradation">The degradation.</param>
    public static ImagePair Create(Image<Rgb24> image, Rectangle region, IDegradation degradation)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int r = degradation.Scale;
        Rectangle seen = WithMargin(region, degradation.Margin, LowSize(image.Size, r));
        Tensor low = degradation.Degrade(ImageTensor.FromImage(image, HighRegion(seen, r)));
        Tensor kept = low.narrow(2, region.Y - seen.Y, region.Height).narrow(3, region.X - seen.X, region.Width);
        return new ImagePair(PixelRegion.Of(image, HighRegion(region, r)), new(RgbBytes.FromTensor(kept), region), r);
    }

    /// <summary>Copies a square crop of both.</summary>
    /// <param name="crop">The crop.</param>
    /// <param name="low">Takes side·side·3 bytes.</param>
    /// <param name="high">Takes r·r times as many.</param>
    public void Copy(Crop crop, Span<byte> low, Span<byte> high)
    {
        _low.Copy(crop.X, crop.Y, crop.Side, crop.Orientation, low);
        _high.Copy(crop.X * _scale, crop.Y * _scale, crop.Side * _scale, crop.Orientation, high);
    }

    private static Rectangle WithMargin(Rectangle region, int margin, Size within)
    {
        (int left, int top) = (Math.Max(region.X - margin, 0), Math.Max(region.Y - margin, 0));
        int right = Math.Min(region.X + region.Width + margin, within.Width);
        int bottom = Math.Min(region.Y + region.Height + margin, within.Height);
        return new(left, top, right - left, bottom - top);
    }
}
