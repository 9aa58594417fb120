namespace SuperResolution.Tests.Docs.Markdown;

/// <summary>A fenced or indented block of code on a page.</summary>
/// <param name="Page">The page, by its path below the repository's root.</param>
/// <param name="Line">The line of the first line of code, from 1.</param>
/// <param name="Language">What the fence says; empty where it says nothing or there is no fence.</param>
/// <param name="Code">The code.</param>
/// <param name="Fragment">The parameters of <c>&lt;!-- fragment: … --&gt;</c> before the block; null where the block is a whole program.</param>
internal sealed record CodeBlock(string Page, int Line, string Language, string Code, string? Fragment)
{
    /// <summary>Where it is, as an editor opens it.</summary>
    public override string ToString() => $"{Page}:{Line}";
}
