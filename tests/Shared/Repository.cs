namespace SuperResolution.Tests.Shared;

/// <summary>Where the repository, its test data and the folder of weights and images beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds SuperResolution.sln, found upwards from the test assembly.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of published weights and images: <c>SUPERRESOLUTION_SHARED</c>, or <c>../shared</c> beside the repository.</summary>
    public static string Shared { get; } =
        Environment.GetEnvironmentVariable("SUPERRESOLUTION_SHARED") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>A file of the shared folder.</summary>
    public static string SharedFile(string relative) => Path.Combine(Shared, relative);

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SuperResolution.sln")))
            {
                return at.FullName;
            }
        }

        return Environment.GetEnvironmentVariable("SUPERRESOLUTION_ROOT")
            ?? throw new InvalidOperationException($"No SuperResolution.sln above {AppContext.BaseDirectory}; set SUPERRESOLUTION_ROOT.");
    }
}
