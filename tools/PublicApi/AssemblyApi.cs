using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SuperResolution.Tools.PublicApi;

/// <summary>The public API of an assembly as text.</summary>
internal static class AssemblyApi
{
    /// <summary>Reads an assembly without running any of it.</summary>
    /// <returns>For each namespace its types, for each type its members, one a line, lines ended by '\n'.</returns>
    /// <exception cref="FileNotFoundException">The assembly, or one that it refers to, is not there.</exception>
    public static string Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file {path}.");
        }

        IAssemblySymbol assembly = Load(path);
        StringBuilder text = new();
        foreach (IGrouping<string, INamedTypeSymbol> space in VisibleTypes(assembly.GlobalNamespace)
            .GroupBy(type => type.ContainingNamespace.ToDisplayString())
            .OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (INamedTypeSymbol type in space.OrderBy(TypeApi.NameOf, StringComparer.Ordinal))
            {
                text.Append('\n').Append(TypeApi.Header(type)).Append('\n');
                foreach (string member in TypeApi.Members(type))
                {
                    text.Append("    ").Append(member).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IAssemblySymbol Load(string path)
    {
        PortableExecutableReference own = MetadataReference.CreateFromFile(path);
        string[] framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        IEnumerable<string> others = Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.dll")
            .Concat(framework)
            .DistinctBy(Path.GetFileName)
            .Where(file => Path.GetFileName(file) != Path.GetFileName(path));
        CSharpCompilation compilation = CSharpCompilation.Create("reader", references: [own, .. others.Select(file => MetadataReference.CreateFromFile(file))]);
        IAssemblySymbol assembly = compilation.GetAssemblyOrModuleSymbol(own) as IAssemblySymbol
            ?? throw new BadImageFormatException($"{path} is not an assembly of .NET.");

        // A type of an assembly that is missing would be printed by its bare name, without a word.
        HashSet<string> known = [.. compilation.ReferencedAssemblyNames.Select(identity => identity.Name)];
        string[] missing = [.. assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Select(identity => identity.Name).Where(name => !known.Contains(name))];
        return missing.Length == 0
            ? assembly
            : throw new FileNotFoundException($"{Path.GetFileName(path)} refers to {string.Join(", ", missing)}, which must lie beside it.");
    }

    private static IEnumerable<INamedTypeSymbol> VisibleTypes(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol space => VisibleTypes(space),
            INamedTypeSymbol type when TypeApi.IsVisible(type) => VisibleTypes(type).Prepend(type),
            _ => [],
        });
}
