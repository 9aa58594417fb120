using SuperResolution.Tests.Docs.Markdown;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Docs;

public class LinksTests
{
    private static readonly string[] s_languages = ["csharp", "bash", "text", "json", "xml", "mermaid"];

    [Fact]
    public void Every_relative_link_leads_to_a_file_and_to_a_heading_in_it() =>
        Assert.Equal("", string.Join('\n', MarkdownFiles.All.SelectMany(Broken)));

    [Fact]
    public void Broken_links_are_found()
    {
        MarkdownPage page = new("docs/page.md", """
            # Title

            [here](#title) [there](architecture.md#a-tile) [up](../README.md) [web](https://example.com/nothing)
            [no heading](#nothing) [no file](nothing.md)
            [no heading there](../LICENSE#nothing)
            """);
        Assert.Equal(
            ["docs/page.md:4: #nothing", "docs/page.md:4: nothing.md", "docs/page.md:5: ../LICENSE#nothing"], Broken(page));
    }

    [Fact]
    public void The_index_names_every_page_of_docs()
    {
        MarkdownPage index = MarkdownPage.Read("docs/README.md");
        string[] named = [.. index.Links.Select(link => link.Url.Split('#')[0])];
        Assert.All(
            MarkdownFiles.Documentation.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal) && page.Path != index.Path),
            page => Assert.Contains(page.Path["docs/".Length..], named));
    }

    [Fact]
    public void Every_block_of_code_says_its_language()
    {
        IEnumerable<CodeBlock> blocks = MarkdownFiles.Documentation.SelectMany(page => page.CodeBlocks);
        Assert.Equal("", string.Join('\n', blocks.Where(block => !s_languages.Contains(block.Language))));
    }

    private static IEnumerable<string> Broken(MarkdownPage page) =>
        from link in page.Links
        where !link.Url.Contains("://", StringComparison.Ordinal) && !Leads(page, link.Url)
        select $"{page.Path}:{link.Line}: {link.Url}";

    private static bool Leads(MarkdownPage from, string url)
    {
        string[] parts = Uri.UnescapeDataString(url).Split('#', 2);
        string target = parts[0].Length == 0 ? from.Path : Path.Combine(Path.GetDirectoryName(from.Path)!, parts[0]);
        string full = Path.GetFullPath(target, Repository.Root);
        if (parts[0].Length > 0 && !Path.Exists(full))
        {
            return false;
        }

        MarkdownPage page = parts[0].Length == 0 ? from : new(target, File.Exists(full) ? File.ReadAllText(full) : "");
        return parts.Length == 1 || page.Anchors.Contains(parts[1]);
    }
}
