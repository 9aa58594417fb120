using System.Globalization;
using System.Text.RegularExpressions;
using SuperResolution.Tests.Docs.Markdown;

namespace SuperResolution.Tests.Docs.CSharp;

/// <summary>
/// Makes a file of C# from a block of a page: its statements in a method, its types beside it, all in a namespace of its own, and
/// errors at the lines of the page.
/// </summary>
internal static partial class BlockSource
{
    // What docs/README.md tells readers that fragments presume.
    private static readonly string[] s_fragment =
        ["using SixLabors.ImageSharp;", "using SixLabors.ImageSharp.PixelFormats;", "using SixLabors.ImageSharp.Processing;", "using SuperResolution;"];

    // What Microsoft.NET.Sdk.Web adds to Microsoft.NET.Sdk.
    private static readonly string[] s_web =
    [
        "using System.Net.Http.Json;", "using Microsoft.AspNetCore.Builder;", "using Microsoft.AspNetCore.Hosting;",
        "using Microsoft.AspNetCore.Http;", "using Microsoft.AspNetCore.Routing;", "using Microsoft.Extensions.Configuration;",
        "using Microsoft.Extensions.DependencyInjection;", "using Microsoft.Extensions.Hosting;", "using Microsoft.Extensions.Logging;",
    ];

    /// <summary>What Microsoft.NET.Sdk makes known to every file of a new project.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The file of a block.</summary>
    public static string From(CodeBlock block)
    {
        string[] lines = block.Code.Split('\n');
        int body = Array.FindIndex(lines, line => !IsUsing(line) && line.Trim().Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        body = body < 0 ? lines.Length : body;
        int types = FirstType(lines, body);

        List<string> usings = [.. lines.Take(body).Where(IsUsing).Select(line => line.Trim())];
        IEnumerable<string> presumed =
            (block.Fragment is null ? [] : s_fragment).Concat(block.Code.Contains("WebApplication", StringComparison.Ordinal) ? s_web : []);
        return $$"""
            namespace Page.{{Identifier().Replace(block.Page, "_")}}_{{block.Line}};
            {{string.Join('\n', presumed.Except(usings))}}
            {{Mapped(block, lines, 0, body)}}
            internal static class Block
            {
            #pragma warning disable CS1998 // Not every block awaits.
                internal static async Task Run({{(string.IsNullOrEmpty(block.Fragment) ? "string[] args" : block.Fragment)}})
            #pragma warning restore CS1998
                {
            {{Mapped(block, lines, body, types)}}
                }
            }
            {{Mapped(block, lines, types, lines.Length)}}
            """;
    }

    private static string Mapped(CodeBlock block, string[] lines, int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"#line {block.Line + from} \"{block.Page}\"\n{string.Join('\n', lines[from..to])}\n#line hidden");

    private static bool IsUsing(string line) => UsingDirective().IsMatch(line);

    // In a program types come after the statements; comments and attributes above the first belong to it.
    private static int FirstType(string[] lines, int from)
    {
        int type = Array.FindIndex(lines, from, TypeDeclaration().IsMatch);
        if (type < 0)
        {
            return lines.Length;
        }

        while (type > from && (lines[type - 1].StartsWith('[') || lines[type - 1].StartsWith("//", StringComparison.Ordinal)))
        {
            type--;
        }

        return type;
    }

    [GeneratedRegex(@"^using\s+(static\s+)?[\w.]+(\s*=\s*[\w.<>]+)?;")]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"^((public|internal|sealed|static|abstract|partial|readonly|file|ref)\s+)*(class|record|struct|interface|enum)\s")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"\W+")]
    private static partial Regex Identifier();
}
