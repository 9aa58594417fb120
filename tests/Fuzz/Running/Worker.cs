using System.Diagnostics;
using System.Text.Json;
using SuperResolution.Fuzz.Mutations;

namespace SuperResolution.Fuzz.Running;

/// <summary>The work of the process that is watched, and may die.</summary>
internal static class Worker
{
    /// <summary>It found something; the last line of its output says what.</summary>
    public const int FoundSomething = 3;

    /// <summary>Runs inputs made from a seed until the time is over or one is a finding.</summary>
    public static int Fuzz(IFuzzTarget target, int seed, double seconds, string shared)
    {
        using SharedInput watched = new(shared);
        using Execution execution = new(target);
        WarmUp(target, execution);
        Corpus corpus = new(target, seed);
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            byte[] input = corpus.Next();
            watched.Bytes = input;
            watched.Inputs++;
            Outcome outcome = execution.Run(input);
            if (outcome.Fault is not null)
            {
                Console.WriteLine(JsonSerializer.Serialize(outcome));
                return FoundSomething;
            }

            corpus.Learn(input, Execution.Kind(outcome.Message));
            watched.Answers = corpus.Answers;
            watched.Accepted += outcome.Message == Outcome.Accepted ? 1 : 0;
        }

        return 0;
    }

    /// <summary>Runs files and prints an <see cref="Outcome"/> in JSON for each.</summary>
    public static int Replay(IFuzzTarget target, IReadOnlyList<string> files, string shared)
    {
        using SharedInput watched = new(shared);
        using Execution execution = new(target);
        WarmUp(target, execution);
        foreach (string file in files)
        {
            watched.Bytes = File.ReadAllBytes(file);
            watched.Inputs++;
            Console.WriteLine(JsonSerializer.Serialize(execution.Run(watched.Bytes)));
        }

        return 0;
    }

    /// <summary>Loads natives and compiles methods, so that the first input does not answer for that.</summary>
    private static void WarmUp(IFuzzTarget target, Execution execution)
    {
        foreach (FuzzSeed seed in target.Seeds.Take(20))
        {
            execution.Run(seed.Bytes);
        }
    }
}
