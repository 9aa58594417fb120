using System.Diagnostics;

namespace SuperResolution.Tests.Inference;

/// <summary>How many cores there are, as <c>lscpu</c> counts them.</summary>
internal static class PhysicalCores
{
    /// <summary>Those of the system, and no more than the process may use.</summary>
    public static int OfProcess
    {
        get
        {
            using Process lscpu = Process.Start(new ProcessStartInfo("lscpu", ["--parse=CORE,SOCKET"]) { RedirectStandardOutput = true })!;
            int cores = lscpu.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Distinct().Count();
            return Math.Min(cores, Environment.ProcessorCount);
        }
    }
}
