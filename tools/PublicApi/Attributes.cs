using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SuperResolution.Tools.PublicApi;

/// <summary>The attributes that tell a user something.</summary>
internal static class Attributes
{
    private static readonly string[] Told =
    [
        "ObsoleteAttribute", "FlagsAttribute", "ExperimentalAttribute", "EditorBrowsableAttribute",
        "RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute", "SupportedOSPlatformAttribute", "UnsupportedOSPlatformAttribute",
    ];

    /// <summary>As they are written before a declaration, followed by a space, or nothing.</summary>
    public static string Of(ISymbol symbol) =>
        string.Concat(symbol.GetAttributes().Where(one => Told.Contains(one.AttributeClass?.Name)).Select(Text).Order(StringComparer.Ordinal));

    /// <summary>Whether the compiler wrote it and not a person.</summary>
    public static bool IsCompilerGenerated(ISymbol symbol) =>
        symbol.GetAttributes().Any(one => one.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static string Text(AttributeData attribute)
    {
        string[] arguments =
        [
            .. attribute.ConstructorArguments.Select(one => one.ToCSharpString()),
            .. attribute.NamedArguments.Select(one => $"{one.Key} = {one.Value.ToCSharpString()}"),
        ];
        string name = attribute.AttributeClass!.Name[..^"Attribute".Length];
        return arguments.Length == 0 ? $"[{name}] " : $"[{name}({string.Join(", ", arguments)})] ";
    }
}
