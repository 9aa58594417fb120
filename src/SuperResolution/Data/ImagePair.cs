using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Data;

/// <summary>An image, or a region of one, and its degraded form, as rows of RGB bytes.</summary>
internal sealed class ImagePair
{
    private const int Channels = 3;

    private readonly byte[] _high;
    private readonly byte[] _low;
    private readonly Rectangle _region;
    private readonly int _scale;

    private ImagePair(byte[] high, byte[] low, Rectangle region, int scale)
    {
        _high = high;
        _low = low;
        _region = region;
        _scale = scale;
    }

    /// <summary>Bytes that a pair of an image takes.</summary>
    /// <param name="size">The size of the high-resolution image.</param>
    /// <param name="scale">r.</param>
    public static long Bytes(Size size, int scale)
    {
        Size low = LowSize(size, scale);
        return (long)low.Width * low.Height * Channels * (1 + scale * scale);
    }

    /// <summary>The size of the degraded image: pixels of the original that fill no block of r×r are cut at the right and bottom.</summary>
    public static Size LowSize(Size high, int scale) => new(high.Width / scale, high.Height / scale);

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
        Tensor high = ImageTensor.FromImage(image, new Rectangle(seen.X * r, seen.Y * r, seen.Width * r, seen.Height * r));
        Tensor low = degradation.Degrade(high);
        (int x, int y) = (region.X - seen.X, region.Y - seen.Y);
        return new ImagePair(
            Pixels(high, new Rectangle(x * r, y * r, region.Width * r, region.Height * r)),
            Pixels(low, new Rectangle(x, y, region.Width, region.Height)),
            region,
            r);
    }

    /// <summary>Copies a square crop of both.</summary>
    /// <param name="crop">The crop.</param>
    /// <param name="low">Takes side·side·3 bytes.</param>
    /// <param name="high">Takes r·r times as many.</param>
    public void Copy(Crop crop, Span<byte> low, Span<byte> high)
    {
        (int x, int y) = (crop.X - _region.X, crop.Y - _region.Y);
        Orientation.Copy(_low, _region.Width, x, y, crop.Side, crop.Orientation, low);
        Orientation.Copy(_high, _region.Width * _scale, x * _scale, y * _scale, crop.Side * _scale, crop.Orientation, high);
    }

    private static Rectangle WithMargin(Rectangle region, int margin, Size within)
    {
        (int left, int top) = (Math.Max(region.X - margin, 0), Math.Max(region.Y - margin, 0));
        int right = Math.Min(region.X + region.Width + margin, within.Width);
        int bottom = Math.Min(region.Y + region.Height + margin, within.Height);
        return new(left, top, right - left, bottom - top);
    }

    private static byte[] Pixels(Tensor image, Rectangle region)
    {
        Tensor cut = image.narrow(2, region.Y, region.Height).narrow(3, region.X, region.Width);
        return cut.mul(255).round().to(ScalarType.Byte).squeeze(0).permute(1, 2, 0).contiguous().bytes.ToArray();
    }
}
