using System.Globalization;
using System.Text.Json;
using SuperResolution.IO;

namespace SuperResolution.Benchmarks;

/// <summary>Lets the engines do the same work in turn, pass by pass, so that noise of the machine meets all of them alike.</summary>
internal sealed class PeerComparison(int threads, bool quick, string only, string? images)
{
    private const double SameOutput = 1e-4;
    private const double SameOutputInOtherPrecision = 1e-2;
    private const int LargeSide = 512;
    private const string Legend =
        """
        Medians of one pass, of SuperResolution first; "× ours" is how many times as long an engine takes: above 1 it is slower.
        srresnet16: SRResNet ×4 with 16 blocks, its input's side in pixels, -busy: while another process keeps every core busy; relu: a thousand
        operators of one number; -step: an update of SRResNet-MSE, pytorch-as-ours: with threads and heap set as this library sets them.
        Pictures of 512×512 take minutes, in which nothing is printed.

        """;

    private int Runs(Work work) => work.Side >= LargeSide ? (quick ? 1 : 5) : quick ? 5 : 31;

    /// <summary>Measures all work, prints the medians and their ratios, and writes the rows.</summary>
    /// <returns>The exit code: 0 when the engines gave equal outputs.</returns>
    public async Task<int> RunAsync(string? json, CancellationToken cancellationToken)
    {
        await using AtomicFile? file = json is null ? null : AtomicFile.Create(json);
        await Machine.WaitUntilQuietAsync(quick ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(2), cancellationToken);
        string machine = Machine.Describe();
        Console.WriteLine(machine);
        if (!TrainingProcess.IsThis)
        {
            Console.WriteLine(Legend);
        }

        bool narrow = LibraryEngine.ComputesInBFloat16();
        if (!narrow)
        {
            Console.WriteLine("Nothing is timed in bfloat16, which this processor does not compute in: Precision.Auto is float32 here.");
        }

        List<Measurement> rows = [];
        using LibraryEngine library = new(), libraryInBFloat16 = new();
        using PyTorchEngine pytorch = new(), pytorchInBFloat16 = new();
        using OnnxEngine onnxRuntime = OnnxEngine.OnnxRuntime(pytorch), openCv = OnnxEngine.OpenCv(pytorch);
        foreach (Work work in Work.Forward.Where(Wanted))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.AddRange(work.Kind == "srresnet"
                ? Compare(
                [
                    .. narrow ? [(libraryInBFloat16, work.InBFloat16)] : Array.Empty<(IEngine, Work)>(),
                    (library, work),
                    (pytorch, work),
                    .. narrow ? [(pytorchInBFloat16, work.InBFloat16)] : Array.Empty<(IEngine, Work)>(),
                    (onnxRuntime, work),
                    (openCv, work),
                ])
                : Compare((library, work), (pytorch, work)));
        }

        if (Wanted(Work.TrainingStep))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.AddRange(TrainingProcess.IsThis ? CompareTraining(pytorch) : await TrainingProcess.RunAsync(Arguments, cancellationToken));
        }

        if (file is not null)
        {
            await JsonSerializer.SerializeAsync(file.Stream, MeasuredRun.Now(machine, rows), Measurement.Json, cancellationToken);
            await file.CommitAsync();
        }

        return 0;
    }

    /// <summary>What makes another process compare the training step alone.</summary>
    private string[] Arguments =>
    [
        "--only", Work.TrainingStep.Name, "--threads", threads.ToString(CultureInfo.InvariantCulture),
        .. quick ? ["--quick"] : Array.Empty<string>(),
        .. images is null ? Array.Empty<string>() : ["--images", images],
    ];

    private bool Wanted(Work work) => work.Name.Contains(only, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A step in the form that is fastest here, beside the same in PyTorch, the same with threads and heap set as ours are, PyTorch's
    /// default, and one that waits for its batches.
    /// </summary>
    private List<Measurement> CompareTraining(IEngine pytorch)
    {
        Work step = TrainingStepEngine.InFastestForm(Work.TrainingStep, threads);
        using IEngine trainer = new TrainingStepEngine();
        List<Measurement> rows;
        using (PyTorchEngine pytorchAsOurs = new("pytorch-as-ours", asOurs: true))
        using (PyTorchEngine pytorchByDefault = new())
        {
            rows = Compare((trainer, step), (pytorch, step), (pytorchAsOurs, step), (pytorchByDefault, Work.TrainingStep));
        }

        if (images is not null)
        {
            using IEngine withWorkers = new TrainingStepEngine(images);
            rows.AddRange(Compare((trainer, step), (withWorkers, step)));
        }

        return rows;
    }

    private List<Measurement> Compare(params (IEngine Engine, Work Work)[] entries)
    {
        Work first = entries[0].Work;
        double[] outputs = [.. entries.Select(entry => entry.Engine.Prepare(entry.Work, threads))];
        int exact = Math.Max(Array.FindIndex(entries, entry => entry.Work.Precision == Precision.Float32), 0);
        if (entries.Zip(outputs).Any(pair => !(Math.Abs(pair.Second - outputs[exact])
            <= (pair.First.Work.Precision == entries[exact].Work.Precision ? SameOutput : SameOutputInOtherPrecision))))
        {
            throw new InvalidOperationException(
                $"{first.Name}: the engines do not do the same work; weighted means of their outputs, or losses: {string.Join(", ", outputs)}.");
        }

        int runs = Runs(first);
        List<double>[] times = [.. entries.Select(_ => new List<double>())];
        using (first.Busy ? new BusyMachine() : null)
        {
            for (int run = runs > 1 ? -2 : 0; run < runs; run++)
            {
                for (int i = 0; i < entries.Length; i++)
                {
                    double time = entries[i].Engine.Run();
                    if (run >= 0)
                    {
                        times[i].Add(time);
                    }
                }
            }
        }

        List<Measurement> rows = [.. entries.Select((entry, i) => new Measurement(
            first.Name, entry.Engine.Name, "cpu", entry.Work.PrecisionName, entry.Work.LayoutName, threads, Median(times[i]), runs))];
        foreach (Measurement row in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Work,-28} {row.Engine,-16} {row.Precision,-9} {row.Layout,-13} {row.MedianMilliseconds,9:0.000} ms   "
                + $"{row.MedianMilliseconds / rows[0].MedianMilliseconds,6:0.000} × ours"));
        }

        return rows;
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
