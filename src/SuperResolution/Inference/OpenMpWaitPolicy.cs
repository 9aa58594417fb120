using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SuperResolution.Inference;

/// <summary>
/// Lets idle OpenMP threads sleep instead of spin. With spinning ones a two-thread convolution that takes 0.95 ms took 16 ms
/// while another process used the cores.
/// </summary>
internal static partial class OpenMpWaitPolicy
{
    private const string Variable = "OMP_WAIT_POLICY";

    /// <summary>Sets <c>OMP_WAIT_POLICY=passive</c> unless the user set it. libgomp reads it once, when it is loaded.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It has to run before anything of libtorch is loaded, whichever type of the library is touched first.")]
    internal static void PreferSleeping()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(Variable) is null)
        {
            // .NET's SetEnvironmentVariable changes a copy of its own, which native code does not see.
            _ = SetEnvironmentVariable(Variable, "passive", overwrite: 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
