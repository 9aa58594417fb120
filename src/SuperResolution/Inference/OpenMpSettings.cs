using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SuperResolution.Inference;

/// <summary>Tells OpenMP, before it is loaded, how many threads to take and how idle ones wait; it reads the environment once.</summary>
internal static partial class OpenMpSettings
{
    // With threads that spin for long, a two-thread convolution that takes 0.95 ms took 16 ms while another process used the cores; with threads
    // that sleep at once, a quiet machine loses a tenth to waking them. A few thousand turns bridge the gap between two operators.
    private static readonly (string Name, string Value)[] s_waiting = [("OMP_WAIT_POLICY", "passive"), ("GOMP_SPINCOUNT", "3000")];

    /// <summary>
    /// Sets <c>OMP_WAIT_POLICY=passive</c> and <c>GOMP_SPINCOUNT=3000</c> unless the user set one of them, and <c>OMP_NUM_THREADS</c> to
    /// <see cref="CpuThreads.Default"/> unless he set that: where libtorch counts them right from the start, no forward pass has to (<see cref="CpuThreads"/>).
    /// </summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It has to run before anything of libtorch is loaded, whichever type of the library is touched first.")]
    internal static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        if (CpuThreads.Default is { } threads)
        {
            Set("OMP_NUM_THREADS", threads.ToString(CultureInfo.InvariantCulture));
        }

        if (s_waiting.All(setting => Environment.GetEnvironmentVariable(setting.Name) is null))
        {
            foreach ((string name, string value) in s_waiting)
            {
                Set(name, value);
            }
        }
    }

    // .NET's SetEnvironmentVariable changes a copy of its own, which native code does not see, and other processes that it starts do.
    private static void Set(string name, string value) => _ = SetEnvironmentVariable(name, value, overwrite: 0);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
