using System.Globalization;
using System.Text;
using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>
/// The rows as a file (RFC 4180): a line for each image and model, one for each mean, one for each published row beside them. A value
/// that there is none of is empty.
/// </summary>
internal static class CsvRows
{
    /// <summary>Writes the rows.</summary>
    public static async Task WriteAsync(Stream stream, IReadOnlyList<BenchmarkRow> rows, CancellationToken cancellationToken)
    {
        await using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        foreach (string[] fields in Lines(rows))
        {
            await writer.WriteLineAsync(string.Join(',', fields.Select(Quoted)).AsMemory(), cancellationToken);
        }
    }

    private static IEnumerable<string[]> Lines(IReadOnlyList<BenchmarkRow> rows)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        IReadOnlyList<BenchmarkMetric> metrics = rows[0].Metrics;
        string compared = string.Join(' ', metrics.Select(metric => metric.Description).Distinct());
        yield return ["kind", "set", "image", "model", "scale", "protocol", .. metrics.Select(metric => metric.Name.ToLowerInvariant()), "source"];
        foreach (BenchmarkRow row in rows)
        {
            foreach (BenchmarkImageScore image in row.Images)
            {
                yield return Line("image", row, image.Image, image.Values);
            }

            yield return Line("mean", row, "", row.Means);
        }

        foreach (PublishedScore score in PublishedRows.Beside(rows))
        {
            yield return
            [
                "published", score.Set, "", score.Model, Whole(score.Scale), compared,
                .. metrics.Select(metric => metric.Name switch { "PSNR" => Number(score.Psnr), "SSIM" => Number(score.Ssim ?? double.NaN), _ => "" }),
                score.Source,
            ];
        }

        string[] Line(string kind, BenchmarkRow row, string image, IReadOnlyList<double> values) =>
            [kind, row.Set, image, row.Model, Whole(row.Scale), compared, .. values.Select(Number), "measured"];
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
