using System.Diagnostics;
using System.Globalization;

namespace SuperResolution.Benchmarks;

/// <summary>A peer in a process of its own, told by lines what to do. It measures itself, and answers each line with a number.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly string _name;
    private readonly Process _process;

    /// <param name="program">The interpreter.</param>
    /// <param name="script">The file of <c>Peers/</c>.</param>
    /// <param name="asOurs">Whether its threads wait and its heap keeps memory as ours do in a training (<see cref="TrainingProcess"/>), and not by default.</param>
    public PeerProcess(string program, string script, bool asOurs = false)
    {
        _name = script;
        ProcessStartInfo start = new(program)
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

    /// <summary>The answer to a line.</summary>
    public double Ask(FormattableString line)
    {
        string text = line.ToString(CultureInfo.InvariantCulture);
        _process.StandardInput.WriteLine(text);
        _process.StandardInput.Flush();
        string? answer = _process.StandardOutput.ReadLine();
        return answer is not null
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The peer {_name} ended while it was asked to \"{text}\"; its error is above.");
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
