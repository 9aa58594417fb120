using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;
using SuperResolution.IO;

namespace SuperResolution.Samples.Enhance;

/// <summary>One picture of bicubic | result: both whole, and below the same crop of both, zoomed.</summary>
internal static class ComparisonPicture
{
    private const int PanelSide = 768;
    private const int CropSide = 192;
    private const int Gap = 8;

    /// <summary>Fails where the comparison could not be written, before anything is computed.</summary>
    public static void RequireWritable(string comparison)
    {
        using Image<Rgb24> page = new(1, 1);
        page.DetectEncoder(comparison);
        if (Path.GetDirectoryName(Path.GetFullPath(comparison)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder \"{folder}\" of --compare does not exist. Make it first.");
        }
    }

    /// <summary>Writes the comparison of an input picture with its enhanced one.</summary>
    public static async Task WriteAsync(string input, string enhanced, string comparison, CancellationToken cancellationToken)
    {
        using Image<Rgb24> result = await Image.LoadAsync<Rgb24>(enhanced, cancellationToken);
        using Image<Rgb24> bicubic = await Image.LoadAsync<Rgb24>(input, cancellationToken);
        bicubic.Mutate(context => context.AutoOrient().Resize(result.Width, result.Height, KnownResamplers.Bicubic));

        Rectangle crop = MostDetailed(bicubic);
        using Image<Rgb24> left = Panel(bicubic, bicubic.Bounds, KnownResamplers.Bicubic);
        using Image<Rgb24> right = Panel(result, result.Bounds, KnownResamplers.Bicubic);
        using Image<Rgb24> leftCrop = Panel(bicubic, crop, KnownResamplers.NearestNeighbor);
        using Image<Rgb24> rightCrop = Panel(result, crop, KnownResamplers.NearestNeighbor);

        int column = Math.Max(left.Width, leftCrop.Width);
        using Image<Rgb24> page = new(2 * column + Gap, left.Height + Gap + leftCrop.Height);
        Paste(left, page, 0, 0);
        Paste(right, page, column + Gap, 0);
        Paste(leftCrop, page, 0, left.Height + Gap);
        Paste(rightCrop, page, column + Gap, left.Height + Gap);
        await using AtomicFile file = AtomicFile.Create(comparison);
        await page.SaveAsync(file.Stream, page.DetectEncoder(comparison), cancellationToken);
        await file.CommitAsync();
        Console.WriteLine($"bicubic | result -> {comparison}");
    }

    private static Image<Rgb24> Panel(Image<Rgb24> picture, Rectangle part, IResampler resampler)
    {
        double zoom = Math.Min((double)PanelSide / part.Width, 2.0 * PanelSide / part.Height);
        int width = Math.Max(1, (int)(part.Width * zoom));
        int height = Math.Max(1, (int)(part.Height * zoom));
        return picture.Clone(context => context.Crop(part).Resize(width, height, resampler));
    }

    // The crop, of those on a grid, whose neighbouring pixels differ most.
    private static Rectangle MostDetailed(Image<Rgb24> picture)
    {
        int width = Math.Min(CropSide, picture.Width);
        int height = Math.Min(CropSide, picture.Height);
        long[,] detail = new long[picture.Height / height, picture.Width / width];
        picture.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < detail.GetLength(0) * height; y++)
            {
                Span<Rgb24> row = rows.GetRowSpan(y);
                for (int x = 1; x < detail.GetLength(1) * width; x++)
                {
                    detail[y / height, x / width] += Math.Abs(row[x].G - row[x - 1].G);
                }
            }
        });

        (int Y, int X) best = (0, 0);
        for (int y = 0; y < detail.GetLength(0); y++)
        {
            for (int x = 0; x < detail.GetLength(1); x++)
            {
                best = detail[y, x] > detail[best.Y, best.X] ? (y, x) : best;
            }
        }

        return new Rectangle(best.X * width, best.Y * height, width, height);
    }

    private static void Paste(Image<Rgb24> picture, Image<Rgb24> page, int left, int top) =>
        picture.ProcessPixelRows(page, (from, to) =>
        {
            for (int y = 0; y < from.Height; y++)
            {
                from.GetRowSpan(y).CopyTo(to.GetRowSpan(top + y)[left..]);
            }
        });
}
