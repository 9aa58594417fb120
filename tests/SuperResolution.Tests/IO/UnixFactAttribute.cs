namespace SuperResolution.Tests.IO;

/// <summary>A test of permissions as Unix has them; skipped on Windows, which has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no such permissions";
        }
    }
}
