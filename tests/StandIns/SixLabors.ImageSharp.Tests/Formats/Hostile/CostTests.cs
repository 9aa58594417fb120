using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>What refusing a file costs is seen, whatever the process did before.</summary>
public unsafe class CostTests
{
    private const int Much = 64 << 20;
    private const int Little = 4 << 20;

    [Fact]
    public void Native_memory_is_counted_though_it_is_free_again_and_the_process_was_larger_before()
    {
        Fill(4 * Much);
        Assert.InRange(Cost.Of(() => Fill(Much)).Grown, OperatingSystem.IsLinux() ? Much - Little : 0, Much + Little);
    }

    [Fact]
    public void Managed_memory_is_counted_though_it_is_free_again() =>
        Assert.InRange(Cost.Of(() => GC.KeepAlive(Enumerable.Range(0, 64).Sum(_ => new byte[1 << 20].Length))).Allocated, Much, Much + Little);

    [Fact]
    public void Processor_time_is_counted()
    {
        TimeSpan end = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(0.3);
        double seconds = Cost.Of(() => SpinWait.SpinUntil(() => Environment.CpuUsage.TotalTime >= end)).Seconds;
        Assert.InRange(seconds, 0.2, 0.9);
    }

    [Fact]
    public void Nothing_costs_nothing()
    {
        (double seconds, long allocated, long grown) = Cost.Of(() => { });
        Assert.True(seconds < 0.1 && allocated < Little && grown < Little, $"{seconds} s, {allocated} and {grown} bytes");
    }

    private static void Fill(int length)
    {
        void* bytes = NativeMemory.Alloc((nuint)length);
        NativeMemory.Fill(bytes, (nuint)length, 1);
        NativeMemory.Free(bytes);
    }
}
