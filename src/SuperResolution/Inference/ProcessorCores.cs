namespace SuperResolution.Inference;

/// <summary>
/// How many threads a forward pass takes by default: as many as there are cores, those of the process at the most. libtorch's own choice takes a virtual
/// machine's processors for threads of one core where the processor says so and the system does not, and computes on half of them.
/// </summary>
internal static class ProcessorCores
{
    private const string Processors = "/sys/devices/system/cpu";

    private static readonly string[] s_settings = ["OMP_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>The number; null for libtorch's own choice: where the environment decides, and where the system does not tell.</summary>
    public static int? Count { get; } = s_settings.Any(setting => Environment.GetEnvironmentVariable(setting) is not null) ? null : Cores();

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
