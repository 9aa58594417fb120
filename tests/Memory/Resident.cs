using System.Globalization;

namespace SuperResolution.Tests.Memory;

/// <summary>Memory of this process that lies in RAM, in bytes, as Linux counts it.</summary>
internal static class Resident
{
    /// <summary>At present.</summary>
    public static long Now => Read("VmRSS:");

    /// <summary>The most since <see cref="ForgetPeak"/>.</summary>
    public static long Peak => Read("VmHWM:");

    /// <summary>Data, which a limit counts.</summary>
    public static long Data => Read("VmData:");

    /// <summary>Starts anew with the peak.</summary>
    public static void ForgetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static long Read(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..^"kB".Length], CultureInfo.InvariantCulture) << 10;
    }
}
