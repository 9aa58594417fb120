namespace SuperResolution.Tests.Shared;

/// <summary>A test that reads files of ../shared and skips, naming the first that is missing, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(params string[] files)
    {
        if (SharedFiles.FirstMissing(files) is { } missing)
        {
            Skip = $"needs {missing}, which lies beside the repository and not in it";
        }
    }
}
