using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SuperResolution.Tests.Inference;

/// <summary>What OpenMP finds in the environment once the library is loaded.</summary>
public partial class OpenMpSettingsTests
{
    [Theory]
    [InlineData("OMP_WAIT_POLICY", "passive", "GOMP_SPINCOUNT")]
    [InlineData("GOMP_SPINCOUNT", "3000", "OMP_WAIT_POLICY")]
    [InlineData("OMP_NUM_THREADS", null, "MKL_NUM_THREADS")]
    public void Native_code_finds_what_the_library_or_the_user_has_set_and_other_processes_do_not(string name, string? ours, string related)
    {
        _ = new UpscalerOptions().Threads;
        (string? users, string? other) = (Environment.GetEnvironmentVariable(name), Environment.GetEnvironmentVariable(related));
        string? expected = ours is null
            ? users ?? other ?? PhysicalCores.OfProcess.ToString(CultureInfo.InvariantCulture)
            : users ?? (other is null ? ours : null);
        Assert.Equal(expected, Marshal.PtrToStringUTF8(Variable(name)));
        using Process started = Process.Start(new ProcessStartInfo("printenv", [name]) { RedirectStandardOutput = true })!;
        Assert.Equal(users ?? "", started.StandardOutput.ReadToEnd().TrimEnd('\n'));
    }

    // .NET's own functions look at a copy that was made before, which is what other processes get.
    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Variable(string name);
}
