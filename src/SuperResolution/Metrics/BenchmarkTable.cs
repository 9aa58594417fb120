using System.Globalization;
using System.Text;

namespace SuperResolution.Metrics;

/// <summary>A benchmark's rows as text to read.</summary>
public static class BenchmarkTable
{
    /// <summary>A Markdown table: a line for each method, a column for each set, the protocol above.</summary>
    /// <param name="rows">The rows, of one scale and one protocol.</param>
    /// <param name="withPublished">Whether lines of <see cref="PublishedScores"/> follow, in italics.</param>
    /// <returns>The table with its header; lines end in a line feed.</returns>
    /// <exception cref="ArgumentException">There are no rows, or they differ in scale or protocol.</exception>
    public static string ToMarkdown(IReadOnlyList<BenchmarkRow> rows, bool withPublished = true)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Select(row => (row.Scale, row.Protocol)).Distinct().Count() != 1)
        {
            throw new ArgumentException("A table is made of at least one row, all of the same scale and protocol.", nameof(rows));
        }

        (int scale, EvaluationProtocol protocol) = (rows[0].Scale, rows[0].Protocol);
        string[] sets = [.. rows.Select(row => row.Set).Distinct()];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"PSNR (dB) / SSIM, ×{scale}. Protocol {protocol}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| model | {string.Join(" | ", sets)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| --- |{string.Concat(sets.Select(_ => " --- |"))}\n");
        foreach (IGrouping<string, BenchmarkRow> model in rows.GroupBy(row => row.Model))
        {
            string name = model.First().Description is { } description ? $"{model.Key}: {description}" : model.Key;
            Line(name, set => model.FirstOrDefault(row => row.Set == set) is { } row ? Cell(row.Psnr, row.Ssim) : "");
        }

        PublishedScore[] published = withPublished ? [.. sets.SelectMany(set => PublishedScores.For(set, scale, protocol))] : [];
        foreach (IGrouping<string, PublishedScore> model in published.GroupBy(score => score.Model))
        {
            Line($"*{model.Key}, published*", set => model.FirstOrDefault(s => s.Set == set) is { } score ? $"*{Cell(score.Psnr, score.Ssim)}*" : "");
        }

        return text.ToString();

        void Line(string name, Func<string, string> cell) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name.Replace("|", "\\|", StringComparison.Ordinal)} | {string.Join(" | ", sets.Select(cell))} |\n");
    }

    private static string Cell(double psnr, double? ssim) => ssim is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{psnr:0.00} / {value:0.0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{psnr:0.00}");
}
