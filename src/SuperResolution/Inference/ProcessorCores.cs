namespace SuperResolution.Inference;

/// <summary>
/// How many cores there are, those of the process at the most. libtorch's own count takes a virtual machine's processors for threads of one core where the
/// processor says so and the system does not, so that it computes on half of them.
/// </summary>
internal static class ProcessorCores
{
    private const string Processors = "/sys/devices/system/cpu";

    /// <summary>The number; null where the system does not tell.</summary>
    public static int? Count { get; } = Cores();

    private static int? Cores()
    {
        if (!Directory.Exists(Processors))
        {
            return null;
        }

        try
        {
            // The processors that share a core name the same list.
            int cores = Directory.EnumerateDirectories(Processors, "cpu*")
                .Select(processor => Path.Combine(processor, "topology", "thread_siblings_list"))
                .Where(File.Exists)
                .Select(File.ReadAllText)
                .Distinct()
                .Count();
            return cores == 0 ? null : Math.Min(cores, Environment.ProcessorCount);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A sandbox may show the folder and not what is in it.
            return null;
        }
    }
}
