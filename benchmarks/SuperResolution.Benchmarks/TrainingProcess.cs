using System.Diagnostics;
using System.Text.Json;

namespace SuperResolution.Benchmarks;

/// <summary>
/// Another process of this program with the environment that <c>build.sh train</c> gives a training: libgomp and glibc read theirs once, when
/// they are loaded. What the user has set stands.
/// </summary>
internal static class TrainingProcess
{
    private const string Variable = "TRAINING_ENVIRONMENT";

    // "NAME=VALUE NAME=VALUE", and of the process that was started the names alone.
    private static readonly string[][] s_told =
    [
        .. (Environment.GetEnvironmentVariable(Variable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')),
    ];

    /// <summary>Whether this process has the environment of a training, or there is none to give.</summary>
    public static bool IsThis => s_told.All(setting => setting.Length == 1);

    /// <summary>The variables that this process was given by another of this program.</summary>
    public static IEnumerable<string> Added => s_told.Where(setting => setting.Length == 1).Select(setting => setting[0]);

    /// <summary>Lets it run and takes its rows.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<IReadOnlyList<Measurement>> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        string rows = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new(Environment.ProcessPath!, [typeof(TrainingProcess).Assembly.Location, .. arguments, "--json", rows]);
            List<string> added = [];
            foreach (string[] setting in s_told.Where(setting => !start.Environment.ContainsKey(setting[0])))
            {
                start.Environment[setting[0]] = setting[1];
                added.Add(setting[0]);
            }

            start.Environment[Variable] = string.Join(' ', added);

            using Process process = Process.Start(start)!;
            using CancellationTokenRegistration end = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<MeasuredRun>(await File.ReadAllBytesAsync(rows, cancellationToken), Measurement.Json)!.Rows
                : throw new InvalidOperationException($"The training step's process ended with {process.ExitCode}; what it said stands above.");
        }
        finally
        {
            File.Delete(rows);
        }
    }
}
