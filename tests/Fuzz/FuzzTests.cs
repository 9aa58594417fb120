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

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Changed_files_are_taken_or_refused_as_promised(string target)
    {
        FuzzReport report = Fuzzer.Run(FuzzTargets.Find(target), Seed, s_seconds);
        Assert.True(report.Findings.Count == 0, string.Join('\n', report.Findings));
        Assert.True(report.Inputs > 0 && report.Answers > 1, report.ToString());
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
