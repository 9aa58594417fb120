using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>Measures nearest neighbour, bicubic and the networks on each set, prints the table, writes the files.</summary>
/// <param name="Sets">The sets.</param>
/// <param name="Benchmark">The scale, the protocol and the metrics.</param>
/// <param name="Models">Networks of the package.</param>
/// <param name="Weights">Files of networks.</param>
/// <param name="Resampled">Names of what has no weights (<see cref="Resamplers"/>); nearest neighbour and bicubic are measured without being named.</param>
/// <param name="Options">How the networks run.</param>
/// <param name="Files">The files to write.</param>
internal sealed record EvaluateJob(
    IReadOnlyList<BenchmarkSet> Sets,
    Benchmark Benchmark,
    IReadOnlyList<Model> Models,
    IReadOnlyList<string> Weights,
    IReadOnlyList<string> Resampled,
    UpscalerOptions Options,
    ReportFiles Files)
{
    /// <returns>0 when every method was measured on every image, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        List<MeasuredModel> models = [];
        try
        {
            UpscalingMethod[] always = [UpscalingMethod.Nearest(Benchmark.Scale), UpscalingMethod.Bicubic(Benchmark.Scale)];
            models.AddRange(Resampled.Except(always.Select(method => method.Name)).Select(name => MeasuredModel.Resample(name, Benchmark.Scale, Options)));
            models.AddRange(Models.Select(model => MeasuredModel.Create(model, Benchmark.Scale, Options)));
            models.AddRange(Weights.Zip(Names(Weights), (path, name) => MeasuredModel.Load(path, name, Benchmark.Scale, Options)));
            BenchmarkReport report = Benchmark.Run(Sets, [.. always, .. models.Select(model => model.Method)], new ProgressLines(), cancellationToken);
            Print(report);
            await Files.WriteAsync(report.Rows, cancellationToken);
            return report.Failures.Count == 0 ? 0 : 1;
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }

    /// <summary>What files are called in a table: their names, and where two are the same, as many of their folders as tell them apart.</summary>
    private static string[] Names(IReadOnlyList<string> files)
    {
        string[][] paths = [.. files.Select(file => Path.ChangeExtension(Path.GetFullPath(file), null).Split(Path.DirectorySeparatorChar))];
        string[] Last(int parts) => [.. paths.Select(path => string.Join('/', path.TakeLast(parts)))];
        int longest = paths.Select(path => path.Length).DefaultIfEmpty(1).Max();
        return Last(Enumerable.Range(1, longest).FirstOrDefault(parts => Last(parts).Distinct().Count() == paths.Length, 1));
    }

    private static void Print(BenchmarkReport report)
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
    }
}
