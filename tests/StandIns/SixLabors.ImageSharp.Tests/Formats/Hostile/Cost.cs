using System.Diagnostics;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>What reading a hostile file may cost: a second of processor time, 256 MiB of memory.</summary>
internal static class Cost
{
    private const double MostSeconds = 1;
    private const long MostBytes = 256L << 20;

    /// <summary>Reads with the default limits, and tells how the file was refused.</summary>
    public static T Refusal<T>(Action read)
        where T : Exception
    {
        T? refused = null;
        Within(() => refused = Assert.Throws<T>(read));
        Assert.NotEmpty(refused!.Message);
        return refused;
    }

    /// <summary>Runs an action, and asserts what it cost.</summary>
    public static void Within(Action action)
    {
        using Process process = Process.GetCurrentProcess();
        long peak = process.PeakWorkingSet64;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        action();
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        process.Refresh();
        Assert.True(seconds < MostSeconds, $"It took {seconds:F2} s of processor time.");
        Assert.True(process.PeakWorkingSet64 - peak < MostBytes, $"The process grew by {(process.PeakWorkingSet64 - peak) >> 20} MiB.");
    }

    /// <summary>Options with a limit for each buffer.</summary>
    public static DecoderOptions Limited(int megabytes, uint maxFrames = int.MaxValue)
    {
        Configuration small = Configuration.Default.Clone();
        small.MemoryAllocator = MemoryAllocator.Create(new() { AllocationLimitMegabytes = megabytes });
        return new() { Configuration = small, MaxFrames = maxFrames };
    }
}
