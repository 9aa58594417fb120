using System.Diagnostics;
using System.Globalization;

namespace SuperResolution.Benchmarks;

/// <summary>A peer in a Python process of its own (Peers/*.py), told by lines what to do; it measures itself.</summary>
internal sealed class PythonEngine : IEngine
{
    private readonly Process _process;

    /// <param name="name">What it is called in the results.</param>
    /// <param name="script">The program.</param>
    /// <param name="asOurs">Whether its threads wait and its heap keeps memory as ours do in a training (<see cref="TrainingProcess"/>), and not by default.</param>
    public PythonEngine(string name, string script, bool asOurs = false)
    {
        Name = name;
        ProcessStartInfo start = new("/usr/bin/python3")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Peers", script) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (string variable in asOurs ? [] : TrainingProcess.Added)
        {
            start.Environment.Remove(variable);
        }

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
