using System.Globalization;
using System.Text.RegularExpressions;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Fuzz.Running;

/// <summary>Gives inputs to a target and watches what they cost.</summary>
internal sealed partial class Execution(IFuzzTarget target) : IDisposable
{
    private const int LongestMessage = 2000;
    private readonly ResidentMemory _memory = new();

    /// <summary>Runs one input.</summary>
    public Outcome Run(byte[] input)
    {
        _memory.Reset();
        long resident = _memory.Now;
        long tensors = Tensor.TotalCount;
        long allocated = GC.GetTotalAllocatedBytes();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        (string? fault, string message) = Answer(input);
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        long grown = Math.Max(0, _memory.Peak - resident);
        fault ??= Excess(seconds, allocated, grown, Tensor.TotalCount - tensors);
        return new(fault, message, seconds, allocated, grown);
    }

    /// <summary>What a message says without names and numbers.</summary>
    public static string Kind(string message) => Numbers().Replace(Names().Replace(message, "''"), "#");

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private (string? Fault, string Message) Answer(byte[] input)
    {
        try
        {
            target.Run(input);
            return (null, Outcome.Accepted);
        }
        catch (Exception e) when (target.Allows(e))
        {
            string message = $"{e.GetType().Name}: {e.Message}";
            bool isFit = message.Length <= LongestMessage && !message.Any(char.IsControl);
            return (isFit ? null : "a message that floods or disguises: " + message, message);
        }
        catch (Exception e)
        {
            return (e.ToString(), e.GetType().Name);
        }
    }

    private string? Excess(double seconds, long allocated, long grown, long tensors)
    {
        if (tensors > 0)
        {
            return Text($"{tensors} tensors stay");
        }

        return seconds > target.MostSeconds ? Text($"slow: {seconds:F1} s of processor time")
            : allocated > target.MostBytes ? Text($"memory: {allocated >> 20} MiB allocated")
            : grown > target.MostBytes ? Text($"memory: the process grew by {grown >> 20} MiB")
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Names();

    [GeneratedRegex(@"[0-9A-F]{8,}|0x[0-9a-f]+|\d[\d,.]*")]
    private static partial Regex Numbers();
}
