using System.Diagnostics;
using SuperResolution.Tests.Docs.Markdown;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Docs.CSharp;

/// <summary>Compiles blocks of C# with the SDK's compiler against what this project references; warnings are errors.</summary>
internal static class BlockCompiler
{
    /// <summary>Compiles blocks, all in one run.</summary>
    /// <returns>What the compiler says, a line each, such as <c>README.md(12,5): error CS0103: …</c>; nothing where all is well.</returns>
    public static IReadOnlyList<string> Compile(IEnumerable<CodeBlock> blocks)
    {
        using TemporaryFolder folder = new();
        List<string> sources = [folder["ImplicitUsings.cs"]];
        File.WriteAllText(sources[0], BlockSource.ImplicitUsings);
        foreach ((int number, CodeBlock block) in blocks.Index())
        {
            sources.Add(folder[$"Block{number}.cs"]);
            File.WriteAllText(sources[^1], BlockSource.From(block));
        }

        File.WriteAllLines(folder["blocks.rsp"],
        [
            "-nostdlib+", "-nologo", "-target:library", "-langversion:latest", "-nullable:enable", "-warn:9999", "-warnaserror+",
            $"-out:\"{folder["Blocks.dll"]}\"", .. sources.Select(source => $"\"{source}\""),
        ]);
        string[] said = Run(
            File.ReadAllText(Beside("compiler.txt")).Trim(), "-noconfig", "-preferreduilang:en", "@" + Beside("references.rsp"), "@" + folder["blocks.rsp"]);

        // The compiler looks for a page beside the file that names it.
        return [.. said.Select(line => line.Replace(folder[""] + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).Distinct()];
    }

    private static string[] Run(string compiler, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [compiler, .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string[] said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return process.ExitCode == 0 || said.Length > 0 ? said : [$"The compiler ended with {process.ExitCode} and said nothing."];
    }

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
