using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Data;

/// <summary>The pixels of a region of an image.</summary>
/// <param name="pixels">Rows of RGB bytes without gaps.</param>
/// <param name="region">Where they lie in the image.</param>
internal sealed class PixelRegion(byte[] pixels, Rectangle region)
{
    /// <summary>Copies the region out of an image.</summary>
    public static PixelRegion Of(Image<Rgb24> image, Rectangle region)
    {
        byte[] pixels = new byte[region.Width * region.Height * RgbBytes.Channels];
        int row = region.Width * RgbBytes.Channels;
        image.ProcessPixelRows(accessor =>
        {
            for (int y = 0; y < region.Height; y++)
            {
                MemoryMarshal.AsBytes(accessor.GetRowSpan(region.Y + y).Slice(region.X, region.Width)).CopyTo(pixels.AsSpan(y * row));
            }
        });
        return new(pixels, region);
    }

    /// <summary>Copies a square, turned.</summary>
    /// <param name="x">Its first column in the image.</param>
    /// <param name="y">Its first row in the image.</param>
    /// <param name="side">Its side in pixels.</param>
    /// <param name="orientation">From 0 to 7, see <see cref="Orientation"/>.</param>
    /// <param name="target">Takes side·side·3 bytes.</param>
    public void Copy(int x, int y, int side, int orientation, Span<byte> target) =>
        Orientation.Copy(pixels, region.Width, x - region.X, y - region.Y, side, orientation, target);
}
