namespace SuperResolution.Tests.Precisions;

/// <summary>A theory that computes in bfloat16 and skips, with the reason, where the processor cannot.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BFloat16TheoryAttribute : TheoryAttribute
{
    public BFloat16TheoryAttribute() => Skip = BFloat16.Missing;
}
