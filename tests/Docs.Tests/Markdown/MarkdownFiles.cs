using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Docs.Markdown;

/// <summary>The pages of the repository.</summary>
internal static class MarkdownFiles
{
    /// <summary>All of them, but not what a build made.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } = [.. Below("").Order(StringComparer.Ordinal).Select(MarkdownPage.Read)];

    /// <summary>Those that a user reads: at the top and in docs/.</summary>
    public static IReadOnlyList<MarkdownPage> Documentation { get; } =
        [.. All.Where(page => !page.Path.Contains('/') || page.Path.StartsWith("docs/", StringComparison.Ordinal))];

    private static IEnumerable<string> Below(string folder)
    {
        string full = Path.Combine(Repository.Root, folder);
        foreach (string file in Directory.EnumerateFiles(full, "*.md"))
        {
            yield return Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
        }

        foreach (string below in Directory.EnumerateDirectories(full).Select(path => Path.GetFileName(path)!))
        {
            if (below is not ("artifacts" or "bin" or "obj" or "node_modules") && !below.StartsWith('.'))
            {
                foreach (string file in Below(Path.Combine(folder, below)))
                {
                    yield return file;
                }
            }
        }
    }
}
