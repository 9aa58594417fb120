using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The eight orientations of EXIF 2.3, tag 0x0112: which side of the stored rows is the top of the picture.</summary>
internal static class Orientation
{
    /// <summary>The picture is stored as it is seen.</summary>
    public const ushort Upright = 1;

    private const int Band = 32;

    /// <summary>Whether width and height change places.</summary>
    public static bool SwapsSides(ushort orientation) => orientation is >= 5 and <= 8;

    /// <summary>Writes the picture as it is seen: of an orientation from 2 to 8.</summary>
    public static void Apply<TPixel>(Buffer2D<TPixel> source, Buffer2D<TPixel> target, ushort orientation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        bool rightToLeft = orientation is 2 or 3 or 7 or 8;
        bool bottomToTop = orientation is 3 or 4 or 6 or 7;
        if (SwapsSides(orientation))
        {
            Transpose(source, target, rightToLeft, bottomToTop);
        }
        else
        {
            Mirror(source, target, rightToLeft, bottomToTop);
        }
    }

    private static void Mirror<TPixel>(Buffer2D<TPixel> source, Buffer2D<TPixel> target, bool rightToLeft, bool bottomToTop)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int y = 0; y < target.Height; y++)
        {
            Span<TPixel> row = target.Row(y);
            source.Row(bottomToTop ? source.Height - 1 - y : y).CopyTo(row);
            if (rightToLeft)
            {
                row.Reverse();
            }
        }
    }

    // Columns become rows: a band of them at a time, so that each stored row is read in runs.
    private static void Transpose<TPixel>(Buffer2D<TPixel> source, Buffer2D<TPixel> target, bool rightToLeft, bool bottomToTop)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TPixel[] band = new TPixel[Band * target.Width];
        for (int top = 0; top < target.Height; top += Band)
        {
            int rows = Math.Min(Band, target.Height - top);
            for (int x = 0; x < target.Width; x++)
            {
                Span<TPixel> stored = source.Row(bottomToTop ? source.Height - 1 - x : x);
                for (int i = 0; i < rows; i++)
                {
                    band[(i * target.Width) + x] = stored[rightToLeft ? source.Width - 1 - top - i : top + i];
                }
            }

            for (int i = 0; i < rows; i++)
            {
                band.AsSpan(i * target.Width, target.Width).CopyTo(target.Row(top + i));
            }
        }
    }
}
