using System.CommandLine;
using System.Globalization;
using SuperResolution.Fuzz.Running;

namespace SuperResolution.Fuzz;

/// <summary>The command line.</summary>
internal static class FuzzCommand
{
    private const double DefaultSeconds = 20;

    public static RootCommand Create()
    {
        Argument<string[]> words = new("SECONDS or TARGET")
        {
            Description = $"Seconds for each target ({DefaultSeconds} unless given), and targets (all unless given): {string.Join(", ", Names)}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<int?> seed = new("--seed") { Description = "Repeats a run; drawn unless given." };
        Option<string[]> replay = new("--replay") { Description = "Runs this file instead of changed ones; may be repeated." };
        Option<bool> hostile = new("--hostile") { Description = "Prints what refusing each hostile file of the tests costs." };
        Option<string?> worker = new("--worker") { Description = "For the program itself: what it shares with its worker.", Hidden = true };
        RootCommand command = new("Gives changed files to the readers of the library and keeps those that they do not refuse as promised.")
        {
            words, seed, replay, hostile, worker,
        };
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetValue(words) ?? [];
            IFuzzTarget[] targets = [.. given.Where(word => Seconds(word) is null).Select(FuzzTargets.Find)];
            double seconds = given.Select(Seconds).FirstOrDefault(number => number is not null) ?? DefaultSeconds;
            string[] files = parsed.GetValue(replay) ?? [];
            return parsed.GetValue(worker) is { } shared
                ? Work(targets.Single(), files, parsed.GetValue(seed) ?? 0, seconds, shared)
                : files.Length > 0 ? FuzzTables.Replay(targets, files)
                : parsed.GetValue(hostile) ? FuzzTables.Hostile(targets.Length > 0 ? targets : FuzzTargets.All)
                : FuzzTables.Fuzz(targets.Length > 0 ? targets : FuzzTargets.All, parsed.GetValue(seed) ?? Random.Shared.Next(1_000_000), seconds);
        });
        return command;
    }

    private static IEnumerable<string> Names => FuzzTargets.All.Select(target => target.Name);

    private static int Work(IFuzzTarget target, string[] files, int seed, double seconds, string shared) =>
        files.Length > 0 ? Worker.Replay(target, files, shared) : Worker.Fuzz(target, seed, seconds, shared);

    private static double? Seconds(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
