using System.Diagnostics;
using System.Globalization;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Fuzz.Running;

/// <summary>Runs a target for a time in processes that are watched, and keeps what is found.</summary>
internal static class Fuzzer
{
    private const int MostFindings = 20;

    /// <summary>Where findings are kept.</summary>
    public static string CrashFolder(string target) => Path.Combine(Repository.Root, "artifacts", "fuzz", "crashes", target);

    /// <summary>Runs mutated inputs; after each finding a new worker goes on with the next seed.</summary>
    public static FuzzReport Run(IFuzzTarget target, int seed, double seconds)
    {
        List<Finding> findings = [];
        HashSet<string> kinds = [];
        FuzzReport report = new(target.Name, seed, 0, 0, 0, 0, findings);
        Stopwatch watch = Stopwatch.StartNew();
        for (int next = seed; findings.Count < MostFindings && seconds - watch.Elapsed.TotalSeconds is > 0 and var left; next++)
        {
            using TemporaryFolder folder = new();
            using SharedInput shared = new(folder["shared"]);
            WatchedProcess worker = WatchedProcess.Run(
                target, shared, "--worker", folder["shared"], "--seed", Text(next), Text(left), target.Name);
            report = report with
            {
                Inputs = report.Inputs + shared.Inputs,
                Accepted = report.Accepted + shared.Accepted,
                Answers = Math.Max(report.Answers, shared.Answers),
                Seconds = watch.Elapsed.TotalSeconds,
            };
            if (WhatHappened(worker) is { } what && kinds.Add(Execution.Kind(what)))
            {
                Keep(target, what, shared, next, findings);
            }
        }

        return report;
    }

    private static string? WhatHappened(WatchedProcess worker) => worker switch
    {
        { Ended: { } reason } => reason,
        { ExitCode: 0 } => null,
        { ExitCode: Worker.FoundSomething } => Replayer.Parse(worker.Output.TrimEnd().Split('\n')[^1]).Fault,
        _ => $"the process ended with {worker.ExitCode}: {worker.Errors.Trim()}",
    };

    private static void Keep(IFuzzTarget target, string what, SharedInput shared, int seed, List<Finding> findings)
    {
        byte[] input = shared.Bytes;
        Directory.CreateDirectory(CrashFolder(target.Name));
        string file = Path.Combine(CrashFolder(target.Name), $"seed{Text(seed)}-input{Text(shared.Inputs)}");
        File.WriteAllBytes(file, input);
        bool repeats = Replayer.Run(target, [file]).Single().Fault is not null;

        // A slow input or a large one that is neither when it runs alone was the machine's doing, or the garbage of those before it.
        if (repeats || !(what.StartsWith("slow", StringComparison.Ordinal) || what.StartsWith("memory", StringComparison.Ordinal)))
        {
            findings.Add(new(target.Name, what, file, seed, shared.Inputs, repeats));
        }
    }

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
