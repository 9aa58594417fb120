using System.Diagnostics;
using System.Globalization;

namespace SuperResolution.Benchmarks;

/// <summary>A peer in a Python process of its own (Peers/*.py), told by lines what to do; it measures itself.</summary>
internal sealed class PythonEngine : IEngine
{
    private readonly Process _process;

    public PythonEngine(string name, string script)
    {
        Name = name;
        ProcessStartInfo start = new("/usr/bin/python3")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Peers", script) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Prepare(Work work, int threads) =>
        Ask(string.Create(CultureInfo.InvariantCulture, $"prepare {work.Kind} {work.Blocks} {work.Side} {threads} {work.PrecisionName} {work.LayoutName}"));

    /// <inheritdoc/>
    public double Run() => Ask("run");

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private double Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        string? answer = _process.StandardOutput.ReadLine();
        return answer is not null
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The peer {Name} ended while it was asked to \"{line}\"; its error is above.");
    }
}
