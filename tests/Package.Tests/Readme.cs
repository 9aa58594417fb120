using System.Text.RegularExpressions;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Package;

/// <summary>What the README tells its reader to type: its first program and the line that adds the package.</summary>
internal static partial class Readme
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    /// <summary>The first block of C#.</summary>
    public static string Program { get; } = Only(Block(), s_text);

    /// <summary>The arguments of <c>dotnet</c> that add the package.</summary>
    public static string[] AddPackage { get; } = Only(Adding(), s_text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The file of weights that the program loads; null once it needs none.</summary>
    public static string? Weights { get; } = Loading().Match(Program) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The picture that the program reads.</summary>
    public static string Photo { get; } = Only(Reading(), Program);

    /// <summary>The picture that the program writes.</summary>
    public static string Result { get; } = Only(Saving(), Program);

    private static string Only(Regex pattern, string text)
    {
        Match match = pattern.Match(text);
        Assert.True(match.Success, $"README.md: nothing there fits {pattern}");
        return match.Groups[1].Value;
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *dotnet (add package SuperResolution[^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Adding();

    [GeneratedRegex(@"Upscaler\.Load\(""([^""]+)""")]
    private static partial Regex Loading();

    [GeneratedRegex(@"Image\.Load<\w+>\(""([^""]+)""")]
    private static partial Regex Reading();

    [GeneratedRegex(@"\.Save\(""([^""]+)""")]
    private static partial Regex Saving();
}
