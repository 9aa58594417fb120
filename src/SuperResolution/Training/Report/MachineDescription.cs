using System.Runtime.InteropServices;

namespace SuperResolution.Training.Report;

/// <summary>What a training ran on, for people.</summary>
internal static class MachineDescription
{
    private const string Processors = "/proc/cpuinfo";

    /// <summary>Processor, number of cores and operating system.</summary>
    public static string Text =>
        $"{Processor() ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}";

    private static string? Processor()
    {
        if (!File.Exists(Processors))
        {
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        }

        string? line = File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
