using System.Diagnostics;

namespace SuperResolution.Tests.Shared;

/// <summary>Debian's Python with Debian's PyTorch, the oracle that some tests ask while they run (package python3-torch).</summary>
internal static class Python
{
    /// <summary>Runs a script given by its path below the repository's root and fails with its error output where it fails.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string script, params string[] arguments)
    {
        ProgramRun run = ProgramRun.Run(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Repository.Root, script), .. arguments]));
        Assert.True(run.ExitCode == 0, $"{script} ended with {run.ExitCode}: {run.Errors}");
        return run.Output;
    }
}
