namespace SuperResolution.Tests.Precisions;

/// <summary>A test that computes in bfloat16 and skips, with the reason, where the processor cannot.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BFloat16FactAttribute : FactAttribute
{
    public BFloat16FactAttribute() => Skip = BFloat16.Missing;
}
