using System.Globalization;
using System.Text.Json;
using SuperResolution.IO;

namespace SuperResolution.Benchmarks;

/// <summary>Lets the engines do the same work in turn, pass by pass, so that noise of the machine meets all of them alike.</summary>
internal sealed class PeerComparison(int threads, bool quick)
{
    private const double SameOutput = 1e-4;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private int Runs => quick ? 5 : 31;

    /// <summary>Measures all work, prints the medians and their ratios, and writes the rows.</summary>
    /// <returns>The exit code: 0 when the engines gave equal outputs.</returns>
    public async Task<int> RunAsync(string? json, CancellationToken cancellationToken)
    {
        await using AtomicFile? file = json is null ? null : AtomicFile.Create(json);
        await Machine.WaitUntilQuietAsync(quick ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(2), cancellationToken);
        Console.WriteLine(Machine.Describe());
        List<Measurement> rows = [];
        using IEngine library = new LibraryEngine();
        using IEngine pytorch = new PythonEngine("pytorch", "pytorch_peer.py");
        foreach (Work work in Work.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.AddRange(Compare(work, [library, pytorch]));
        }

        if (file is not null)
        {
            await JsonSerializer.SerializeAsync(file.Stream, rows, s_json, cancellationToken);
            await file.CommitAsync();
        }

        return 0;
    }

    private List<Measurement> Compare(Work work, IEngine[] engines)
    {
        double[] outputs = [.. engines.Select(engine => engine.Prepare(work, threads))];
        if (outputs.Any(output => !(Math.Abs(output - outputs[0]) <= SameOutput)))
        {
            throw new InvalidOperationException(
                $"{work.Name}: the engines do not do the same work; weighted means of their outputs: {string.Join(", ", outputs)}.");
        }

        List<double>[] times = [.. engines.Select(_ => new List<double>())];
        using (work.Busy ? new BusyMachine() : null)
        {
            for (int run = -2; run < Runs; run++)
            {
                for (int i = 0; i < engines.Length; i++)
                {
                    double time = engines[i].Run();
                    if (run >= 0)
                    {
                        times[i].Add(time);
                    }
                }
            }
        }

        List<Measurement> rows = [.. engines.Select((engine, i) => new Measurement(
            work.Name, engine.Name, "cpu", "float32", "default", threads, Median(times[i]), Runs))];
        foreach (Measurement row in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Work,-28} {row.Engine,-16} {row.MedianMilliseconds,9:0.000} ms   {row.MedianMilliseconds / rows[0].MedianMilliseconds,6:0.000} × ours"));
        }

        return rows;
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
