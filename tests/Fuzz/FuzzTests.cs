using System.Globalization;
using SuperResolution.Fuzz.Running;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Fuzz;

/// <summary>Runs each target for a short time with a fixed seed, and all that was ever found again.</summary>
public class FuzzTests
{
    private const int Seed = 1;

    /// <summary>Seconds for each target; <c>SUPERRESOLUTION_FUZZ_SECONDS</c> sets others.</summary>
    private static readonly double s_seconds = double.Parse(
        Environment.GetEnvironmentVariable("SUPERRESOLUTION_FUZZ_SECONDS") ?? "20", CultureInfo.InvariantCulture);

    private const double MostSeconds = 1;
    private const long MostBytes = 256 << 20;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    public static TheoryData<string> TargetsWithHostileFiles =>
        [.. FuzzTargets.All.Where(target => target.Hostile.Any()).Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Changed_files_are_taken_or_refused_as_promised(string target)
    {
        FuzzReport report = Fuzzer.Run(FuzzTargets.Find(target), Seed, s_seconds);
        Assert.True(report.Findings.Count == 0, string.Join('\n', report.Findings));
        Assert.True(report.Inputs > 0 && report.Answers > 1, report.ToString());
    }

    /// <summary>Processor time, which a busy machine does not lengthen, of a process of its own.</summary>
    [Theory]
    [MemberData(nameof(TargetsWithHostileFiles))]
    public void Each_hostile_file_is_refused_within_a_second_and_256_MiB(string target)
    {
        IReadOnlyList<(string Name, Outcome Outcome)> outcomes = Replayer.RunHostile(FuzzTargets.Find(target));
        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, one =>
        {
            (string name, Outcome outcome) = one;
            Assert.True(outcome.Fault is null, $"{name}: {outcome.Fault}");
            Assert.NotEqual(Outcome.Accepted, outcome.Message);
            Assert.True(
                outcome.Seconds < MostSeconds && outcome.Allocated < MostBytes && outcome.Grown < MostBytes,
                $"{name}: {outcome.Seconds} s, {outcome.Allocated} bytes allocated, grown by {outcome.Grown} bytes");
        });
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_was_found_once_is_not_found_again(string target)
    {
        string folder = Path.Combine(Repository.Root, "tests", "Fuzz", "Fixtures", target);
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        IReadOnlyList<Outcome> outcomes = Replayer.Run(FuzzTargets.Find(target), files);
        Assert.Equal(files.Length, outcomes.Count);
        Assert.All(files.Zip(outcomes), pair => Assert.True(pair.Second.Fault is null, $"{pair.First}: {pair.Second.Fault}"));
    }
}
