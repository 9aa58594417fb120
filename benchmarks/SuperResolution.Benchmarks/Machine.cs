using System.Globalization;
using System.Runtime.InteropServices;

namespace SuperResolution.Benchmarks;

/// <summary>The machine that is measured on.</summary>
internal static class Machine
{
    private const double QuietLoad = 0.6;

    /// <summary>Processor, cores, system and load, in a line.</summary>
    public static string Describe()
    {
        string processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "?"
            : RuntimeInformation.ProcessArchitecture.ToString();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, load average {Load():0.00}");
    }

    /// <summary>Waits until other processes leave the cores alone, and says so if they do not within the time.</summary>
    public static async Task WaitUntilQuietAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        DateTime end = DateTime.UtcNow + atMost;
        while (Load() > QuietLoad)
        {
            if (DateTime.UtcNow > end)
            {
                Console.WriteLine($"The machine is not quiet (load average {Load():0.00}): take the ratios with care.");
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    private static double Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;
}
