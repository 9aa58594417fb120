using System.Globalization;
using System.Text;

namespace SuperResolution.Metrics;

/// <summary>A benchmark's rows as text to read.</summary>
public static class BenchmarkTable
{
    /// <summary>A Markdown table: a line for each method, a column for each set; above it what was measured and how.</summary>
    /// <param name="rows">The rows, of one scale, one protocol and the same metrics.</param>
    /// <param name="withPublished">Whether lines of <see cref="PublishedScores"/> follow, in italics.</param>
    /// <returns>The table with its header; lines end in a line feed.</returns>
    /// <exception cref="ArgumentException">There are no rows, or they differ in scale, protocol or metrics.</exception>
    public static string ToMarkdown(IReadOnlyList<BenchmarkRow> rows, bool withPublished = true)
    {
        IReadOnlyList<BenchmarkMetric> metrics = CommonMetrics(rows);
        string[] sets = [.. rows.Select(row => row.Set).Distinct()];
        StringBuilder text = new($"{Header(rows[0])}\n\n");
        Line(text, ["model", .. sets]);
        Line(text, [.. Enumerable.Repeat("---", sets.Length + 1)]);
        foreach (IGrouping<string, BenchmarkRow> model in rows.GroupBy(row => row.Model))
        {
            string name = model.First().Description is { } description ? $"{model.Key}: {description}" : model.Key;
            Line(text, [name, .. sets.Select(set => model.FirstOrDefault(row => row.Set == set) is { } row ? Cell(metrics, row.Means) : "")]);
        }

        if (!withPublished || metrics.All(metric => !PublishedScore.Has(metric.Name)))
        {
            return text.ToString();
        }

        IEnumerable<PublishedScore> published = sets.SelectMany(set => PublishedScores.For(set, rows[0].Scale, rows[0].Protocol));
        foreach (IGrouping<(string, string), PublishedScore> model in published.GroupBy(score => (score.Model, score.Source)))
        {
            Line(text, [$"*{model.Key.Item1} ({model.Key.Item2})*", .. sets.Select(set => Published(model.FirstOrDefault(score => score.Set == set)))]);
        }

        return text.ToString();

        string Published(PublishedScore? score) =>
            score is null ? "" : $"*{Cell(metrics, [.. metrics.Select(metric => score.Value(metric.Name) ?? double.NaN)])}*";
    }

    /// <summary>For each set a Markdown table: a line for each image and one for their mean, a column for each method.</summary>
    /// <param name="rows">The rows, of one scale, one protocol and the same metrics.</param>
    /// <returns>The tables, each with its header; lines end in a line feed.</returns>
    /// <exception cref="ArgumentException">There are no rows, or they differ in scale, protocol or metrics.</exception>
    public static string ImagesToMarkdown(IReadOnlyList<BenchmarkRow> rows)
    {
        IReadOnlyList<BenchmarkMetric> metrics = CommonMetrics(rows);
        StringBuilder text = new();
        foreach (IGrouping<string, BenchmarkRow> set in rows.GroupBy(row => row.Set))
        {
            BenchmarkRow[] models = [.. set];
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : "\n")}{set.Key}: {Header(models[0])}\n\n");
            Line(text, ["image", .. models.Select(row => row.Model)]);
            Line(text, [.. Enumerable.Repeat("---", models.Length + 1)]);
            for (int i = 0; i < models[0].Images.Count; i++)
            {
                Line(text, [models[0].Images[i].Image, .. models.Select(row => Cell(metrics, row.Images[i].Values))]);
            }

            Line(text, ["**mean**", .. models.Select(row => $"**{Cell(metrics, row.Means)}**")]);
        }

        return text.ToString();
    }

    private static IReadOnlyList<BenchmarkMetric> CommonMetrics(IReadOnlyList<BenchmarkRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Select(row => (row.Scale, row.Protocol)).Distinct().Count() == 1 && rows.All(row => row.Metrics.SequenceEqual(rows[0].Metrics))
            ? rows[0].Metrics
            : throw new ArgumentException("A table is made of at least one row, all of the same scale, protocol and metrics.", nameof(rows));
    }

    private static string Header(BenchmarkRow row) =>
        $"{string.Join(" / ", row.Metrics.Select(Label))}, ×{row.Scale}. {string.Join(' ', row.Metrics.Select(metric => metric.Description).Distinct())}";

    private static string Label(BenchmarkMetric metric) =>
        metric.Name + (IsPsnr(metric) ? " (dB)" : "") + (metric.HigherIsBetter || PeriodEnergy.IsName(metric.Name) ? "" : " ↓");

    private static string Cell(IReadOnlyList<BenchmarkMetric> metrics, IReadOnlyList<double> values) => string.Join(
        " / ",
        values.Select((value, i) => double.IsNaN(value) ? "–" : value.ToString(IsPsnr(metrics[i]) ? "0.00" : "0.0000", CultureInfo.InvariantCulture)));

    private static bool IsPsnr(BenchmarkMetric metric) => metric.Name == PublishedScore.PsnrName;

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append(
        CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
}
