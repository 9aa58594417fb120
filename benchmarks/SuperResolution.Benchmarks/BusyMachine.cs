using System.Diagnostics;

namespace SuperResolution.Benchmarks;

/// <summary>Keeps every core busy with processes that count, until disposed.</summary>
internal sealed class BusyMachine : IDisposable
{
    // They look now and then whether this process is still there: one that is killed disposes nothing.
    private const string Count = "while kill -0 $PPID 2>/dev/null; do i=0; while [ $i -lt 10000 ]; do i=$((i + 1)); done; done";

    private readonly Process[] _processes =
        [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Process.Start("/bin/sh", ["-c", Count]))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
