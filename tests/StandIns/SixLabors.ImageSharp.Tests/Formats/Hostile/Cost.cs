using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;
using SuperResolution.Tests.Shared;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>What reading a hostile file may cost: a second of processor time, 256 MiB of memory.</summary>
internal static class Cost
{
    private const double MostSeconds = 1;
    private const long MostBytes = 256L << 20;

    /// <summary>Reads a file that must be refused, and tells how it was.</summary>
    /// <param name="read">Reads it.</param>
    /// <param name="said">What the message has to say: one of these.</param>
    public static T Refusal<T>(Action read, params string[] said)
        where T : Exception
    {
        T? refused = null;
        Within(() => refused = Assert.Throws<T>(read));
        Assert.True(
            said.Any(text => refused!.Message.Contains(text, StringComparison.Ordinal)), $"Not one of \"{string.Join("\", \"", said)}\": {refused!.Message}");
        return refused;
    }

    /// <summary>Runs an action, and asserts what it cost.</summary>
    public static void Within(Action action)
    {
        (double seconds, long allocated, long grown) = Of(action);
        Assert.True(seconds < MostSeconds, $"It took {seconds:F2} s of processor time.");
        Assert.True(allocated < MostBytes, $"It allocated {allocated >> 20} MiB.");
        Assert.True(grown < MostBytes, $"The process grew by {grown >> 20} MiB.");
    }

    /// <summary>
    /// What an action costs: processor time, bytes allocated of managed memory, and by how many bytes the process grew at most while it ran,
    /// wherever the process's peak was before.
    /// </summary>
    public static (double Seconds, long Allocated, long Grown) Of(Action action)
    {
        using ResidentMemory memory = new();
        memory.Reset();
        long resident = memory.Now;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        action();
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return (seconds, GC.GetTotalAllocatedBytes(precise: true) - allocated, Math.Max(0, memory.Peak - resident));
    }

    /// <summary>Options with a limit for each buffer.</summary>
    public static DecoderOptions Limited(int megabytes, uint maxFrames = int.MaxValue)
    {
        Configuration small = Configuration.Default.Clone();
        small.MemoryAllocator = MemoryAllocator.Create(new() { AllocationLimitMegabytes = megabytes });
        return new() { Configuration = small, MaxFrames = maxFrames };
    }
}
