using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;
using SuperResolution.IO;

namespace SuperResolution.Samples.Enhance;

/// <summary>One picture of bicubic | others | result: each whole, and below the same crop of each, zoomed.</summary>
/// <param name="File">The file to write.</param>
/// <param name="Others">Networks of the package whose results are shown before the result.</param>
/// <param name="Options">How these run.</param>
internal sealed record Comparison(string File, IReadOnlyList<Model> Others, UpscalerOptions Options)
{
    private const int PanelSide = 768;
    private const int CropSide = 192;
    private const int Gap = 8;

    /// <summary>Fails where the comparison could not be written, before anything is computed.</summary>
    public void RequireWritable()
    {
        using Image<Rgb24> page = new(1, 1);
        page.DetectEncoder(File);
        if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder \"{folder}\" of --compare does not exist. Make it first.");
        }
    }

    /// <summary>Writes the comparison of an input picture with its enhanced one.</summary>
    public async Task WriteAsync(string input, string enhanced, CancellationToken cancellationToken)
    {
        List<Image<Rgb24>> columns = [];
        try
        {
            using Image<Rgb24> small = await Image.LoadAsync<Rgb24>(input, cancellationToken);
            foreach (Model other in Others)
            {
                using Upscaler upscaler = Upscaler.Create(other, Options);
                columns.Add(await upscaler.EnhanceAsync(small, cancellationToken: cancellationToken));
            }

            columns.Add(await Image.LoadAsync<Rgb24>(enhanced, cancellationToken));
            Size size = columns[^1].Size;
            columns.Insert(0, small.Clone(context => context.AutoOrient().Resize(size.Width, size.Height, KnownResamplers.Bicubic)));

            using Image<Rgb24> page = Page(columns);
            await using AtomicFile file = AtomicFile.Create(File);
            await page.SaveAsync(file.Stream, page.DetectEncoder(File), cancellationToken);
            await file.CommitAsync();
        }
        finally
        {
            columns.ForEach(column => column.Dispose());
        }

        Console.WriteLine($"{string.Join(" | ", Others.Select(other => other.ToString()).Prepend("bicubic").Append("result"))} -> {File}");
    }

    private static Image<Rgb24> Page(List<Image<Rgb24>> columns)
    {
        Rectangle crop = MostDetailed(columns[0]);
        Image<Rgb24>? page = null;
        for (int k = 0; k < columns.Count; k++)
        {
            using Image<Rgb24> whole = Panel(columns[k], columns[k].Bounds, KnownResamplers.Bicubic);
            using Image<Rgb24> zoomed = Panel(columns[k], crop, KnownResamplers.NearestNeighbor);
            int width = Math.Max(whole.Width, zoomed.Width) + Gap;
            page ??= new(columns.Count * width - Gap, whole.Height + Gap + zoomed.Height);
            Paste(whole, page, k * width, 0);
            Paste(zoomed, page, k * width, whole.Height + Gap);
        }

        return page!;
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
