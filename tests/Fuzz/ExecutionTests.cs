using System.Runtime.InteropServices;
using SuperResolution.Fuzz.Running;
using TorchSharp;

namespace SuperResolution.Fuzz;

/// <summary>What costs too much is seen, whatever it costs.</summary>
public unsafe class ExecutionTests
{
    private const int Much = 24 << 20;

    [Fact]
    public void Cheap_refusals_are_no_findings() => Assert.Null(FaultOf(() => throw new InvalidDataException("No. Give another.")));

    [Fact]
    public void Processor_time_is_counted() => Assert.StartsWith("slow", FaultOf(() =>
    {
        TimeSpan end = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(0.6);
        while (Environment.CpuUsage.TotalTime < end)
        {
        }
    }));

    [Fact]
    public void Managed_memory_is_counted_though_it_is_free_again() =>
        Assert.EndsWith("allocated", FaultOf(() => GC.KeepAlive(Enumerable.Range(0, 24).Sum(_ => new byte[1 << 20].Length))));

    [Fact]
    public void Native_memory_is_counted_though_it_is_free_again()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("grew by", FaultOf(() =>
            {
                void* bytes = NativeMemory.Alloc(Much);
                NativeMemory.Fill(bytes, Much, 1);
                NativeMemory.Free(bytes);
            }), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_tensor_that_stays_is_a_finding()
    {
        torch.Tensor? stays = null;
        Assert.Equal("1 tensors stay", FaultOf(() => stays = torch.zeros(1)));
        stays!.Dispose();
    }

    [Fact]
    public void Another_exception_than_is_promised_is_a_finding() =>
        Assert.StartsWith("System.InvalidOperationException", FaultOf(() => throw new InvalidOperationException("Oh.")));

    private static string? FaultOf(Action run)
    {
        using Execution execution = new(new Target(run));
        return execution.Run([]).Fault;
    }

    private sealed class Target(Action run) : IFuzzTarget
    {
        public string Name => "of a test";

        public IEnumerable<FuzzSeed> Seeds => [];

        public double MostSeconds => 0.5;

        public long MostBytes => 16 << 20;

        public void Run(byte[] input) => run();

        public bool Allows(Exception exception) => exception is InvalidDataException;
    }
}
