using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>Measures nearest neighbour, bicubic and the networks on each set, prints the table, writes the JSON.</summary>
/// <param name="Sets">The sets.</param>
/// <param name="Benchmark">The scale and the protocol.</param>
/// <param name="Weights">Files of networks.</param>
/// <param name="Options">How the networks run.</param>
/// <param name="Json">The file to write, or null.</param>
internal sealed record EvaluateJob(
    IReadOnlyList<BenchmarkSet> Sets, Benchmark Benchmark, IReadOnlyList<string> Weights, UpscalerOptions Options, string? Json)
{
    /// <returns>0 when every method was measured on every image, else 1.</returns>
    public int Run(CancellationToken cancellationToken)
    {
        // Before hours of measuring, not after.
        if (Json is not null && Path.GetDirectoryName(Path.GetFullPath(Json)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"--json: there is no folder \"{folder}\".");
        }

        List<Model> models = [];
        try
        {
            models.AddRange(Weights.Select(path => Model.Load(path, Benchmark.Scale, Options)));
            UpscalingMethod[] methods =
            [
                UpscalingMethod.Nearest(Benchmark.Scale),
                UpscalingMethod.Bicubic(Benchmark.Scale),
                .. models.Select(model => model.Method),
            ];
            return Report(Benchmark.Run(Sets, methods, new ProgressLines(), cancellationToken));
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }

    private int Report(BenchmarkReport report)
    {
        foreach (BenchmarkFailure failure in report.Failures)
        {
            string method = failure.Model is null ? "" : $"{failure.Model}: ";
            Console.Error.WriteLine($"{failure.Image}: {method}{failure.Error.Message}");
        }

        if (report.Rows.Count > 0)
        {
            Console.Write(BenchmarkTable.ToMarkdown(report.Rows));
        }

        if (Json is not null)
        {
            JsonRows.Write(Json, report.Rows);
        }

        return report.Failures.Count == 0 ? 0 : 1;
    }
}
