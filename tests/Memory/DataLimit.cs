using System.ComponentModel;
using System.Runtime.InteropServices;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Memory;

/// <summary>A limit of the system's to what this process may allocate.</summary>
internal static partial class DataLimit
{
    private const int Data = 2;

    /// <summary>Sets it, for good.</summary>
    /// <param name="beyond">Bytes beyond what the process has.</param>
    public static void Set(long beyond)
    {
        using ResidentMemory memory = new();
        Limits limits = new() { Soft = (ulong)(memory.Data + beyond), Hard = ulong.MaxValue };
        if (SetLimit(Data, limits) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int resource, in Limits limits);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public ulong Soft;
        public ulong Hard;
    }
}
