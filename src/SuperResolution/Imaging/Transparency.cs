using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>Tells whether a picture makes use of its alpha channel.</summary>
internal static class Transparency
{
    /// <summary>Whether a pixel is not wholly opaque; looks no further than the first.</summary>
    public static bool IsIn<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        bool found = false;
        if (PixelLayout<TPixel>.HasAlpha)
        {
            image.ProcessPixelRows(rows =>
            {
                for (int y = 0; y < rows.Height && !found; y++)
                {
                    foreach (TPixel pixel in rows.GetRowSpan(y))
                    {
                        if (pixel.ToScaledVector4().W < 1)
                        {
                            found = true;
                            break;
                        }
                    }
                }
            });
        }

        return found;
    }
}
