using System.ComponentModel;
using System.Diagnostics;

namespace SuperResolution.Fuzz.Running;

/// <summary>A worker in a process of its own, ended when an input takes far too long or far too much memory.</summary>
internal sealed class WatchedProcess
{
    private const int PollMilliseconds = 50;
    private const double MostWallSeconds = 300;
    private const long MostResidentBytes = 4L << 30;
    private const string MostManagedBytes = "0x80000000";

    private WatchedProcess(int exitCode, string? ended, string output, string errors)
    {
        ExitCode = exitCode;
        Ended = ended;
        Output = output;
        Errors = errors;
    }

    public int ExitCode { get; }

    /// <summary>Why it was ended from outside, or null.</summary>
    public string? Ended { get; }

    public string Output { get; }

    public string Errors { get; }

    /// <summary>Starts this program again with other arguments and waits for its end.</summary>
    public static WatchedProcess Run(IFuzzTarget target, SharedInput watched, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(WatchedProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = MostManagedBytes;
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["OMP_NUM_THREADS"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string? ended = Watch(process, target, watched);
        return new(process.ExitCode, ended, output.Result, errors.Result);
    }

    /// <summary>Processor time is what counts: a machine that is busy with other things makes no input slow.</summary>
    private static string? Watch(Process process, IFuzzTarget target, SharedInput watched)
    {
        long at = -1;
        TimeSpan from = TimeSpan.Zero;
        Stopwatch wall = Stopwatch.StartNew();
        while (!process.WaitForExit(PollMilliseconds))
        {
            if (Usage(process) is not var (used, resident))
            {
                break;
            }

            if (watched.Inputs != at)
            {
                (at, from) = (watched.Inputs, used);
                wall.Restart();
            }

            // Before its first input a worker starts up and makes its seeds.
            double allowed = at == 0 ? 120 : 5 * target.MostSeconds;
            string? reason = (used - from).TotalSeconds > allowed || wall.Elapsed.TotalSeconds > MostWallSeconds ? "hang: it did not come back"
                : resident > MostResidentBytes ? $"memory: the process grew to {resident >> 20} MiB"
                : null;
            if (reason is not null)
            {
                process.Kill();
                process.WaitForExit();
                return reason;
            }
        }

        process.WaitForExit();
        return null;
    }

    /// <summary>Processor time and resident bytes, or null where the process has just ended.</summary>
    private static (TimeSpan Used, long Resident)? Usage(Process process)
    {
        try
        {
            process.Refresh();
            return (process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // Its entry in /proc goes between looking for it and reading it.
            return null;
        }
    }
}
