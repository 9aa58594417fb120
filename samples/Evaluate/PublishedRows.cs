using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>Figures of papers that belong beside what was measured.</summary>
internal static class PublishedRows
{
    /// <summary>Those of the rows' sets, scale and protocol; none where neither PSNR nor SSIM was measured.</summary>
    public static IEnumerable<PublishedScore> Beside(IReadOnlyList<BenchmarkRow> rows) =>
        rows.Count > 0 && rows[0].Metrics.Any(metric => metric.Name is "PSNR" or "SSIM")
            ? rows.Select(row => row.Set).Distinct().SelectMany(set => PublishedScores.For(set, rows[0].Scale, rows[0].Protocol))
            : [];
}
