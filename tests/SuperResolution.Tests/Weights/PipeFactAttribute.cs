namespace SuperResolution.Tests.Weights;

/// <summary>A test that opens a pipe by a path of /proc, and skips where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PipeFactAttribute : FactAttribute
{
    public PipeFactAttribute()
    {
        if (!Directory.Exists("/proc/self/fd"))
        {
            Skip = "needs /proc/self/fd, which Linux has";
        }
    }
}
