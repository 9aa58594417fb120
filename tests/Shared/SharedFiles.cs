namespace SuperResolution.Tests.Shared;

/// <summary>Tells which files of ../shared are absent.</summary>
internal static class SharedFiles
{
    /// <summary>The first of the files or folders that does not exist, or null.</summary>
    public static string? FirstMissing(string[] relative) =>
        relative.Select(Repository.SharedFile).FirstOrDefault(path => !Path.Exists(path));
}
