using System.Diagnostics;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Package;

/// <summary>The .NET command line, as a user has it who knows nothing of the build that runs this test.</summary>
internal static class DotNet
{
    /// <summary>Runs <c>dotnet</c> in a folder and fails with all that it said where it fails.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <returns>Its standard output.</returns>
    public static string Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder };
        foreach (string inherited in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        // Servers that live on would keep the pipes of this process open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        foreach ((string key, string value) in environment)
        {
            start.Environment[key] = value;
        }

        ProgramRun run = ProgramRun.Run(start);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {run.ExitCode}:\n{run.Output}\n{run.Errors}");
        return run.Output;
    }
}
