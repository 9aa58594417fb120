using System.Diagnostics;
using System.Text.RegularExpressions;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Docs.Shell;

/// <summary>What build.sh and the programs that it starts know.</summary>
internal static partial class BuildScript
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(Repository.Root, "build.sh"));

    /// <summary>The options of each command, by what the help of build.sh says and that of the sample that the command runs.</summary>
    public static IReadOnlyDictionary<string, string[]> Options { get; } = HelpEntry().Matches(s_text)
        .GroupBy(entry => entry.Groups["word"].Value)
        .ToDictionary(entries => entries.Key, entries => entries.SelectMany(entry => OptionsIn(entry.Value))
            .Concat(Program().Matches(s_text).Where(run => run.Groups["word"].Value == entries.Key)
                .SelectMany(run => OptionsIn(Help(run.Groups["sample"].Value))))
            .ToArray());

    /// <summary>The packages of Debian that build.sh installs.</summary>
    public static IReadOnlyList<string> DebianPackages { get; } =
        [.. PackageList().Matches(s_text).SelectMany(list => list.Groups["names"].Value.Split(' '))];

    private static IEnumerable<string> OptionsIn(string help) => Option().Matches(help).Select(option => option.Value);

    private static string Help(string sample)
    {
        DirectoryInfo own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string program = Path.Combine(own.Parent!.Parent!.FullName, sample, own.Name, sample + ".dll");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, "--help"]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd();
    }

    [GeneratedRegex(@"^\./build\.sh (?<word>\w+).*(\n {4,}.*)*", RegexOptions.Multiline)]
    private static partial Regex HelpEntry();

    [GeneratedRegex(@"^ +(?<word>\w+)\) run samples/(?<sample>\w+) ", RegexOptions.Multiline)]
    private static partial Regex Program();

    [GeneratedRegex(@"^\w+_packages=\((?<names>[^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex PackageList();

    [GeneratedRegex(@"--[\w-]+")]
    private static partial Regex Option();
}
