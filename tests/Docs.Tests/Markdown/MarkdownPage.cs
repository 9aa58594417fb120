using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Docs.Markdown;

/// <summary>A page of documentation, read as GitHub reads it.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly MarkdownPipeline s_pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    /// <summary>A page with a text.</summary>
    public MarkdownPage(string path, string text)
    {
        Path = path;
        Text = text.ReplaceLineEndings("\n");
        _document = Markdig.Markdown.Parse(Text, s_pipeline);
    }

    /// <summary>Its path below the repository's root.</summary>
    public string Path { get; }

    /// <summary>What is written on it.</summary>
    public string Text { get; }

    /// <summary>Its blocks of code, in order.</summary>
    public IEnumerable<CodeBlock> CodeBlocks => _document.Descendants<Markdig.Syntax.CodeBlock>().Select(block => new CodeBlock(
        Path,
        block.Line + (block is FencedCodeBlock ? 2 : 1),
        (block as FencedCodeBlock)?.Info ?? "",
        block.Lines.ToString(),
        Fragment(block)));

    /// <summary>Where its links and pictures lead, with the line of each.</summary>
    public IEnumerable<(int Line, string Url)> Links =>
        _document.Descendants<LinkInline>().Select(link => (link.Line + 1, link.Url ?? ""));

    /// <summary>The names that links can lead to with a #.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    /// <summary>Its tables, in order.</summary>
    public IEnumerable<MarkdownTable> Tables
    {
        get
        {
            string heading = "";
            foreach (Block block in _document)
            {
                heading = block is HeadingBlock at ? Written(at.Inline!.Span) : heading;
                if (block is Table table)
                {
                    string[][] rows = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => Written(cell.Span)).ToArray())];
                    yield return new(heading, rows[0], rows[1..]);
                }
            }
        }
    }

    /// <summary>A page of the repository.</summary>
    public static MarkdownPage Read(string relative) => new(relative, File.ReadAllText(System.IO.Path.Combine(Repository.Root, relative)));

    private string Written(SourceSpan span) => Text.Substring(span.Start, span.Length).Trim();

    private static string? Fragment(Block block)
    {
        int index = block.Parent!.IndexOf(block);
        return index > 0 && block.Parent[index - 1] is HtmlBlock before && FragmentComment().Match(before.Lines.ToString()) is { Success: true } match
            ? match.Groups["parameters"].Value
            : null;
    }

    [GeneratedRegex(@"^<!-- fragment:\s*(?<parameters>.*?)\s*-->$", RegexOptions.Singleline)]
    private static partial Regex FragmentComment();
}
