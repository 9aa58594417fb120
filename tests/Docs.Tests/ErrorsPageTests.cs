using System.Text.RegularExpressions;
using SuperResolution.Tests.Docs.Markdown;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Docs;

public partial class ErrorsPageTests
{
    private static readonly MarkdownPage s_page = MarkdownPage.Read("docs/errors.md");

    private static readonly Lazy<string> s_messages = new(() => JoinedLiterals().Replace(
        string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/SuperResolution"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)),
        "").Replace("\\\"", "\"", StringComparison.Ordinal));

    [Fact]
    public void Every_exception_of_the_library_is_on_the_page() => Assert.All(
        typeof(Upscaler).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Exception))),
        type => Assert.Contains($"`{type.Name}`", s_page.Text, StringComparison.Ordinal));

    [Fact]
    public void Every_exception_on_the_page_exists()
    {
        string[] known = [.. AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic)
            .SelectMany(assembly => assembly.GetExportedTypes()).Select(type => type.Name)];
        Assert.All(ExceptionName().Matches(s_page.Text), name => Assert.Contains(name.Groups["name"].Value, known));
    }

    [Fact]
    public void Every_message_on_the_page_is_one_of_the_library()
    {
        string[] messages = [.. s_page.Tables.Where(table => table.Header[0] == "message").SelectMany(table => table.Rows).Select(row => row[0].Trim('`'))];
        Assert.NotEmpty(messages);
        Assert.All(messages.SelectMany(message => message.Split('…')), part => Assert.Contains(part, s_messages.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_weights_that_do_not_fit_is_what_the_library_says()
    {
        using FileStream file = File.OpenRead(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Fixtures/own_one_missing.pth"));
        string message = Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(file, "generator.pth")).Message;
        MarkdownPage page = MarkdownPage.Read("docs/published-weights.md");
        string example = page.CodeBlocks.First(block => block.Code.StartsWith('\'')).Code.ReplaceLineEndings(" ");
        Assert.True(message.StartsWith(example.Split('…')[0], StringComparison.Ordinal), message);

        // The table of what loads has every network and layout that the message names.
        string known = message[(message.IndexOf("Known are ", StringComparison.Ordinal) + 10)..].TrimEnd('.');
        Assert.All(
            known.Split(['(', ')', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            name => Assert.Contains(name, page.Text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"""\s*\+\s*\$?""")]
    private static partial Regex JoinedLiterals();

    [GeneratedRegex(@"`(?<name>\w+Exception)`")]
    private static partial Regex ExceptionName();
}
