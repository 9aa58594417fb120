using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Docs.Shell;

/// <summary>Checks a line that a page tells users to type.</summary>
internal static class ShellLine
{
    // The library, and the packages of TorchSharp with libtorch in them, as TorchSharp's README names them.
    private static readonly string[] s_packages = ["SuperResolution", "TorchSharp-cpu", "TorchSharp-cuda-windows", "TorchSharp-cuda-linux"];

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
            ["dotnet", "nuget", "add", "source", ..] => null,
            ["dotnet", "add", "package", var package, ..] => s_packages.Contains(package) ? null : $"{package} is none of {string.Join(", ", s_packages)}",
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
}
