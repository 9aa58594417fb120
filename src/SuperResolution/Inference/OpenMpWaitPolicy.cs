using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SuperResolution.Inference;

/// <summary>
/// Lets idle OpenMP threads sleep after a short spin. With threads that spin for long, a two-thread convolution that takes 0.95 ms
/// took 16 ms while another process used the cores; with threads that sleep at once, a quiet machine loses a tenth to waking them.
/// </summary>
internal static partial class OpenMpWaitPolicy
{
    // A few thousand turns bridge the gap from one operator to the next, some tens of microseconds.
    private static readonly (string Name, string Value)[] s_settings = [("OMP_WAIT_POLICY", "passive"), ("GOMP_SPINCOUNT", "3000")];

    /// <summary>
    /// Sets <c>OMP_WAIT_POLICY=passive</c> and <c>GOMP_SPINCOUNT=3000</c> unless the user set one of them. libgomp reads them once,
    /// when it is loaded.
    /// </summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It has to run before anything of libtorch is loaded, whichever type of the library is touched first.")]
    internal static void Prepare()
    {
        if (OperatingSystem.IsLinux() && s_settings.All(setting => Environment.GetEnvironmentVariable(setting.Name) is null))
        {
            foreach ((string name, string value) in s_settings)
            {
                // .NET's SetEnvironmentVariable changes a copy of its own, which native code does not see.
                _ = SetEnvironmentVariable(name, value, overwrite: 0);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
