using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Imaging;

/// <summary>
/// Colours for a network that knows no transparency. What is stored under a transparent pixel is often black or white, and a network
/// would draw a border of it into the visible edge. Such pixels get the colour of the visible ones around them: the average weighted
/// by opacity (normalised convolution) of square windows of growing radius, the narrower counting far more.
/// </summary>
/// <remarks>
/// Sums are whole numbers, so a pixel's colour does not depend on the region that is read. Beyond the widest window colours stay as
/// they are stored; a network whose halo is narrower does not see them from a visible pixel.
/// </remarks>
internal static class ColourBleeding
{
    // Less opaque pixels are not taken at their word: of colours that were once multiplied by alpha, 8 bits keep little there.
    private const float TrustedAlpha = 1f / 16;

    private const double WiderWindow = 1.0 / 64;
    private const double Stored = 1e-6;
    private const double Negligible = 1e-6;
    private const int Block = 256;
    private const int Levels = ushort.MaxValue;
    private static readonly int[] s_radii = [1, 2, 4, 8, 16, 32, 64];

    private static int Reach => s_radii[^1];

    /// <summary>The colours of a region as <see cref="ImageTensor"/> reads them, but for those under transparent pixels.</summary>
    /// <returns>[1, 3, H, W] in [0, 1], of the region's size.</returns>
    public static Tensor FromImage<TPixel>(Image<TPixel> image, Rectangle region)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor colours = ImageTensor.FromImage(image, region);
        float[] alpha = Values(ImageTensor.AlphaFromImage(image, region));
        if (Array.Exists(alpha, a => a < TrustedAlpha))
        {
            Fill(image, region, colours, alpha);
        }

        return colours.MoveToOuterDisposeScope();
    }

    private static void Fill<TPixel>(Image<TPixel> image, Rectangle region, Tensor colours, float[] alpha)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        float[] filled = Values(colours);
        for (int top = 0; top < region.Height; top += Block)
        {
            for (int left = 0; left < region.Width; left += Block)
            {
                Rectangle block = new(
                    left, top, Math.Min(Block, region.Width - left), Math.Min(Block, region.Height - top));
                FillBlock(image, region, block, filled, alpha);
            }
        }

        MemoryMarshal.AsBytes<float>(filled).CopyTo(colours.bytes);
    }

    /// <param name="image">The picture.</param>
    /// <param name="region">The region of the picture.</param>
    /// <param name="block">The block, relative to the region.</param>
    /// <param name="colours">The region's colours, three planes; those of the block are changed.</param>
    /// <param name="alpha">The region's alpha.</param>
    private static void FillBlock<TPixel>(Image<TPixel> image, Rectangle region, Rectangle block, float[] colours, float[] alpha)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Rectangle around = Rectangle.FromLTRB(
            Math.Max(region.X + block.Left - Reach, 0),
            Math.Max(region.Y + block.Top - Reach, 0),
            Math.Min(region.X + block.Right + Reach, image.Width),
            Math.Min(region.Y + block.Bottom + Reach, image.Height));
        OpacitySums? sums = null;
        int plane = region.Width * region.Height;
        for (int y = block.Top; y < block.Bottom; y++)
        {
            for (int x = block.Left; x < block.Right; x++)
            {
                int at = y * region.Width + x;
                float trust = alpha[at] / TrustedAlpha;
                if (trust < 1)
                {
                    sums ??= Sum(image, around);
                    Rgb own = new(colours[at], colours[at + plane], colours[at + 2 * plane]);
                    Rgb estimate = Estimate(sums, region.X + x - around.X, region.Y + y - around.Y, own);
                    colours[at] = (float)(trust * own.R + (1 - trust) * estimate.R);
                    colours[at + plane] = (float)(trust * own.G + (1 - trust) * estimate.G);
                    colours[at + 2 * plane] = (float)(trust * own.B + (1 - trust) * estimate.B);
                }
            }
        }
    }

    private static Rgb Estimate(OpacitySums sums, int x, int y, Rgb stored)
    {
        double red = 0, green = 0, blue = 0, total = 0, importance = 1;
        foreach (int radius in s_radii)
        {
            // A window's weight is at most its importance.
            if (importance < Negligible * total)
            {
                break;
            }

            (long r, long g, long b, long a) = sums.Window(x, y, radius);
            double weight = importance / ((double)(2 * radius + 1) * (2 * radius + 1) * Levels);
            red += weight * r / Levels;
            green += weight * g / Levels;
            blue += weight * b / Levels;
            total += weight * a;
            importance *= WiderWindow;
        }

        double own = importance * Stored < Negligible * total ? 0 : importance * Stored;
        total += own;
        return new((red + own * stored.R) / total, (green + own * stored.G) / total, (blue + own * stored.B) / total);
    }

    private static OpacitySums Sum<TPixel>(Image<TPixel> image, Rectangle around)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using DisposeScope scope = NewDisposeScope();
        return new(
            Values(ImageTensor.FromImage(image, around)), Values(ImageTensor.AlphaFromImage(image, around)), new Size(around.Width, around.Height), Levels);
    }

    private static float[] Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes).ToArray();

    private readonly record struct Rgb(double R, double G, double B);
}
