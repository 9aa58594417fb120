using System.Diagnostics;

namespace SuperResolution.Tests.Samples;

/// <summary>Runs a sample as a user would, in a process of its own.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record Sample(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a sample, built beside this assembly, to its end.</summary>
    public static Sample Run(string name, params string[] arguments)
    {
        DirectoryInfo own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string assembly = Path.Combine(own.Parent!.Parent!.FullName, name, own.Name, name + ".dll");
        ProcessStartInfo start = new("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.Result);
    }
}
