using System.Globalization;
using System.Text.Json;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Fuzz.Running;

/// <summary>Runs files that lie on the disk, each in a process that is watched.</summary>
internal static class Replayer
{
    /// <summary>What the target did with each of its hostile files.</summary>
    public static IReadOnlyList<(string Name, Outcome Outcome)> RunHostile(IFuzzTarget target)
    {
        using TemporaryFolder folder = new();
        List<(string Name, string File)> cases = [];
        foreach (FuzzSeed seed in target.Hostile)
        {
            string file = folder[cases.Count.ToString(CultureInfo.InvariantCulture)];
            File.WriteAllBytes(file, seed.Bytes);
            cases.Add((seed.Name, file));
        }

        return [.. cases.Zip(Run(target, [.. cases.Select(one => one.File)]), (one, outcome) => (one.Name, outcome))];
    }

    /// <summary>What the target did with each file. A file that ends the process does not keep the others from being run.</summary>
    public static IReadOnlyList<Outcome> Run(IFuzzTarget target, IReadOnlyList<string> files)
    {
        List<Outcome> outcomes = [];
        while (outcomes.Count < files.Count)
        {
            using TemporaryFolder folder = new();
            using SharedInput shared = new(folder["shared"]);
            string[] left = [.. files.Skip(outcomes.Count)];
            WatchedProcess worker = WatchedProcess.Run(
                target, shared, ["--worker", folder["shared"], target.Name, .. left.SelectMany(file => new[] { "--replay", file })]);
            Outcome[] done = [.. worker.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
            outcomes.AddRange(done);
            if (done.Length < left.Length)
            {
                string what = worker.Ended ?? $"the process ended with {worker.ExitCode}: {worker.Errors.Trim()}";
                outcomes.Add(new(what, what, 0, 0, 0));
            }
        }

        return outcomes;
    }

    public static Outcome Parse(string line) => JsonSerializer.Deserialize<Outcome>(line)!;
}
