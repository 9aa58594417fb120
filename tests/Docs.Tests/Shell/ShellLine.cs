using System.Text.RegularExpressions;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Docs.Shell;

/// <summary>Checks a line that a page tells users to type.</summary>
internal static class ShellLine
{
    private static readonly Lazy<string> s_sources = new(() => string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/SuperResolution"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Fault(string line)
    {
        string[] words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => null,
            ["cd", _] => null,
            ["dotnet", "run", "--project", var project, ..] => FaultOfPath(project),
            ["dotnet", "new" or "run" or "build", ..] => null,
            ["dotnet", "add", "package", var package, ..] => IsPackage(package) ? null : $"neither the library nor its messages name the package {package}",
            ["sudo", .. var rest] => Fault(string.Join(' ', rest)),
            ["apt-get", "update"] => null,
            ["apt-get", "install", .. var packages] => Unknown(packages, BuildScript.DebianPackages, "build.sh does not install"),
            ["./build.sh"] => null,
            ["./build.sh", var word, .. var rest] => BuildScript.Options.TryGetValue(word, out string[]? options)
                ? Unknown(rest.Where(argument => argument.StartsWith("--", StringComparison.Ordinal)), options, $"{word} does not take")
                : $"build.sh has no command {word}",
            [var script, ..] when script.StartsWith("tools/", StringComparison.Ordinal) => FaultOfPath(script),
            _ => "the test does not know this command",
        };
    }

    private static string? FaultOfPath(string path) => Path.Exists(Path.Combine(Repository.Root, path)) ? null : $"there is no {path}";

    private static string? Unknown(IEnumerable<string> given, IReadOnlyCollection<string> known, string fault)
    {
        string[] unknown = [.. given.Except(known)];
        return unknown.Length == 0 ? null : $"{fault} {string.Join(", ", unknown)}";
    }

    // The library's own message names the package of natives to add.
    private static bool IsPackage(string name) =>
        name == "SuperResolution" || Regex.IsMatch(s_sources.Value, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])");
}
