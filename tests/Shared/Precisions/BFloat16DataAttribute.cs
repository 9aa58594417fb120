using System.Reflection;
using Xunit.Sdk;

namespace SuperResolution.Tests.Precisions;

/// <summary>A row of a theory that computes in bfloat16 and skips, with the reason, where the processor cannot.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class BFloat16DataAttribute : DataAttribute
{
    private readonly object[] _row;

    public BFloat16DataAttribute(params object[] row)
    {
        _row = row;
        Skip = BFloat16.Missing;
    }

    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [_row];
}
