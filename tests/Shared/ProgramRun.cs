using System.Diagnostics;

namespace SuperResolution.Tests.Shared;

/// <summary>What a program did that ran to its end in a process of its own.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private static readonly DirectoryInfo s_own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>Where the projects are built to, each in a folder of its own.</summary>
    public static string Artifacts { get; } = s_own.Parent!.Parent!.Parent!.FullName;

    /// <summary>Debug or Release, in small letters as the folders have it.</summary>
    public static string Flavour { get; } = s_own.Name;

    /// <summary>The assembly of a project that is built beside this one.</summary>
    public static string Assembly(string project) => Path.Combine(Artifacts, "bin", project, Flavour, project + ".dll");

    /// <summary>Runs a program of this repository.</summary>
    public static ProgramRun Run(string project, params string[] arguments) => Run(new ProcessStartInfo("dotnet", [Assembly(project), .. arguments]));

    /// <summary>Starts a program of this repository that is to be stopped by a signal, with its output to be read.</summary>
    /// <remarks>A job in the background of a shell inherits that SIGINT is ignored, so that it is set back.</remarks>
    public static Process Start(string project, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Assembly(project), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Runs any program.</summary>
    public static ProgramRun Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.Result);
    }
}
