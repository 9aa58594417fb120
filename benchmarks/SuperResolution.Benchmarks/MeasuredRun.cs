using System.Globalization;
using System.Reflection;

namespace SuperResolution.Benchmarks;

/// <summary>The file of a run: when, on what and of which commit, and the rows.</summary>
/// <param name="Date">The day, in UTC.</param>
/// <param name="Machine">Processor, cores, system, and the load before.</param>
/// <param name="Commit">The library's version with the commit that it was built from.</param>
/// <param name="Rows">What was measured.</param>
internal sealed record MeasuredRun(string Date, string Machine, string Commit, IReadOnlyList<Measurement> Rows)
{
    /// <summary>A run of today.</summary>
    public static MeasuredRun Now(string machine, IReadOnlyList<Measurement> rows) => new(
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        machine,
        typeof(Upscaler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?",
        rows);
}
