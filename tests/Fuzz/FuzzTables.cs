using System.Globalization;
using SuperResolution.Fuzz.Running;

namespace SuperResolution.Fuzz;

/// <summary>What the program prints. Each returns the exit code: 1 where something was found.</summary>
internal static class FuzzTables
{
    public static int Fuzz(IReadOnlyList<IFuzzTarget> targets, int seed, double seconds)
    {
        bool found = false;
        foreach (IFuzzTarget target in targets)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {seconds} s with seed {seed} ..."));
            FuzzReport report = Fuzzer.Run(target, seed, seconds);
            Console.WriteLine(report);
            foreach (Finding finding in report.Findings)
            {
                Console.WriteLine($"FOUND {finding}");
                found = true;
            }
        }

        return found ? 1 : 0;
    }

    public static int Replay(IReadOnlyList<IFuzzTarget> targets, IReadOnlyList<string> files)
    {
        if (targets is not [IFuzzTarget target])
        {
            throw new ArgumentException("--replay needs one target: ./build.sh fuzz --replay FILE TARGET.");
        }

        return Print(target, [.. files.Select(file => Path.GetFileName(file)).Zip(Replayer.Run(target, files))]);
    }

    public static int Hostile(IReadOnlyList<IFuzzTarget> targets) =>
        targets.Where(target => target.Hostile.Any()).Aggregate(0, (code, target) => code | Print(target, Replayer.RunHostile(target)));

    private static int Print(IFuzzTarget target, IReadOnlyList<(string Name, Outcome Outcome)> outcomes)
    {
        Console.WriteLine($"{"ms",8} {"MiB",8} {"grown",8}  case and answer");
        foreach ((string name, Outcome outcome) in outcomes)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Seconds * 1000,8:F1} {outcome.Allocated / 1048576.0,8:F1} {outcome.Grown / 1048576.0,8:F1}  {target.Name}: {name}"));
            Console.WriteLine($"{"",28}{outcome.Fault ?? outcome.Message}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {outcomes.Count} files, at most {outcomes.Max(o => o.Outcome.Seconds) * 1000:F0} ms of processor time, "
            + $"{outcomes.Max(o => o.Outcome.Allocated) / 1048576.0:F0} MiB allocated, grown by {outcomes.Max(o => o.Outcome.Grown) / 1048576.0:F0} MiB; "
            + $"{outcomes.Count(o => o.Outcome.Fault is not null)} not as promised"));
        return outcomes.Any(o => o.Outcome.Fault is not null) ? 1 : 0;
    }
}
