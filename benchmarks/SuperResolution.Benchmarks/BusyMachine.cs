using System.Diagnostics;

namespace SuperResolution.Benchmarks;

/// <summary>Keeps every core busy with processes that count, until disposed.</summary>
internal sealed class BusyMachine : IDisposable
{
    private readonly Process[] _processes =
        [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Process.Start("/bin/sh", ["-c", "while :; do :; done"]))];

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
