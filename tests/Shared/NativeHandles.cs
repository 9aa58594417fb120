using System.Runtime.InteropServices;

namespace SuperResolution.Tests.Shared;

/// <summary>Counts what the native side has handed out and not got back: tensors and generators.</summary>
internal static class NativeHandles
{
    /// <summary>How many there are, once the garbage of earlier tests is gone.</summary>
    public static long Count()
    {
        LiveTensors.Count();
        return Handles();
    }

    [DllImport("torchsharp_standin", EntryPoint = "ts_handles")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern long Handles();
}
