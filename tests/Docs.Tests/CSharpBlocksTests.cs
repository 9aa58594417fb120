using SuperResolution.Tests.Docs.CSharp;
using SuperResolution.Tests.Docs.Markdown;

namespace SuperResolution.Tests.Docs;

public class CSharpBlocksTests
{
    [Fact]
    public void Every_block_of_CSharp_compiles_without_a_warning()
    {
        CodeBlock[] blocks = [.. MarkdownFiles.Documentation.SelectMany(page => page.CodeBlocks).Where(block => block.Language == "csharp")];
        Assert.NotEmpty(blocks);
        IReadOnlyList<string> said = BlockCompiler.Compile(blocks);
        Assert.True(said.Count == 0, string.Join('\n', said));
    }

    [Fact]
    public void The_first_block_of_the_README_is_a_whole_program()
    {
        CodeBlock first = MarkdownPage.Read("README.md").CodeBlocks.First(block => block.Language == "csharp");
        Assert.Null(first.Fragment);
        Assert.Contains("using SuperResolution;", first.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_warnings_and_missing_usings_are_told_at_the_line_of_the_page()
    {
        const string Page = """
            # Title

            ```csharp
            using SuperResolution;

            using Upscaler upscaler = Upscaler.Load("weights.pth");
            upscaler.EnhanceNothing();
            ```

            <!-- fragment: Upscaler upscaler -->
            ```csharp
            Console.WriteLine(upscaler.Scale);
            Old.Way(missing: 1);

            // An old way.
            internal static class Old
            {
                [Obsolete("Use the new way.")]
                public static void Way(int missing) => nowhere(missing);
            }
            ```

            ```csharp
            string nothing = null;
            Task.Delay(nothing.Length);
            ```

            ```csharp
            Upscaler.Load("weights.pth");
            ```
            """;
        string[] expected =
        [
            "page.md(7,10): error CS1061: 'Upscaler' does not contain", "page.md(13,1): error CS0618: 'Old.Way(int)' is obsolete",
            "page.md(19,44): error CS0103: The name 'nowhere'", "page.md(24,18): error CS8600: ", "page.md(25,1): error CS4014: ",
            "page.md(25,12): error CS8602: ", "page.md(29,1): error CS0103: The name 'Upscaler'",
        ];
        IReadOnlyList<string> said = BlockCompiler.Compile(new MarkdownPage("page.md", Page).CodeBlocks);
        Assert.All(expected, error => Assert.Contains(said, line => line.StartsWith(error, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, said.Count);
    }
}
