namespace SuperResolution.Tests.Docs.Markdown;

/// <summary>A table of a page, each cell as it is written.</summary>
/// <param name="Heading">The heading that it stands below.</param>
/// <param name="Header">The cells of its header.</param>
/// <param name="Rows">The cells of the rows below.</param>
internal sealed record MarkdownTable(string Heading, string[] Header, IReadOnlyList<string[]> Rows);
