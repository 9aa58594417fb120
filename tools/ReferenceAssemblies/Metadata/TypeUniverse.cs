using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>A listed assembly.</summary>
internal sealed record ListedAssembly(string Name, Version Version, IReadOnlyList<TypeDeclaration> Types);

/// <summary>All types that the listings can name: those of the listed assemblies and the framework's.</summary>
internal sealed class TypeUniverse
{
    private readonly Dictionary<string, (TypeDeclaration Type, ListedAssembly Assembly)> listed = [];

    public TypeUniverse(IEnumerable<ListedAssembly> assemblies, UnlistedFacts facts, NullabilityFacts nullability)
    {
        Facts = facts;
        Nullability = nullability;
        foreach (ListedAssembly assembly in assemblies)
        {
            foreach (TypeDeclaration type in assembly.Types)
            {
                listed.Add(type.Key, (type, assembly));
            }
        }
    }

    public UnlistedFacts Facts { get; }

    public NullabilityFacts Nullability { get; }

    public FrameworkTypes Framework { get; } = new();

    public TypeDeclaration? Listed(string key) => listed.TryGetValue(key, out var found) ? found.Type : null;

    public ListedAssembly? AssemblyOf(string key) => listed.TryGetValue(key, out var found) ? found.Assembly : null;

    public FrameworkType FrameworkType(string key) =>
        Framework.Find(key) ?? throw new InvalidOperationException($"'{key}' is neither listed nor a type of the framework.");

    public bool IsValueType(NamedTypeText name) =>
        Listed(name.Key) is { } type ? type.IsValueType : FrameworkType(name.Key).Type.IsValueType;

    public bool IsInterface(NamedTypeText name) =>
        Listed(name.Key) is { } type ? type.IsInterface : FrameworkType(name.Key).Type.IsInterface;

    /// <summary>The base type: the listing leaves out object and ValueType.</summary>
    public NamedTypeText? BaseOf(TypeDeclaration type) =>
        type.IsInterface ? null
        : type.Parents is [var first, ..] && !IsInterface(first) ? first
        : type.Kind == "struct" ? NamedTypeText.Of("System.ValueType")
        : NamedTypeText.OfKeyword("object");

    /// <summary>The interfaces that no base type implements already.</summary>
    public IEnumerable<NamedTypeText> NewInterfacesOf(TypeDeclaration type)
    {
        NamedTypeText? ancestor = BaseOf(type);
        HashSet<string> inherited = ancestor is null ? [] : [.. InterfacesOf(ancestor).Select(i => i.Text)];
        return type.Parents.Where(p => IsInterface(p) && !inherited.Contains(p.Text));
    }

    /// <summary>The keyword of an enum's underlying type.</summary>
    public string UnderlyingOf(TypeDeclaration type)
    {
        if (Facts.UnderlyingOf(type.Name) is { } known)
        {
            return known;
        }

        var values = type.Fields.Select(f => Int128.Parse(f.Constant!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return values.Count == 0 || (values.Min() >= int.MinValue && values.Max() <= int.MaxValue) ? "int"
            : values.Min() >= 0 && values.Max() <= uint.MaxValue ? "uint"
            : values.Max() <= long.MaxValue ? "long"
            : "ulong";
    }

    /// <summary>The base types of a type, nearest first, each with the methods that it declares in terms of the derived type.</summary>
    public IEnumerable<(NamedTypeText Type, IReadOnlyList<MethodDeclaration> Methods, IReadOnlyDictionary<string, TypeText> Map)> Ancestors(TypeDeclaration type)
    {
        NamedTypeText? next = BaseOf(type);
        while (next is not null)
        {
            if (Listed(next.Key) is { } declaration)
            {
                IReadOnlyDictionary<string, TypeText> map = Bind(declaration.TypeParameters, next);
                yield return (next, [.. declaration.AllMethods], map);
                next = BaseOf(declaration)?.Substitute(map) as NamedTypeText;
            }
            else
            {
                Type reflected = FrameworkType(next.Key).Type;
                const System.Reflection.BindingFlags instance =
                    System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;
                yield return (
                    next,
                    [.. reflected.GetMethods(instance).Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly).Select(FrameworkTypes.Declare)],
                    Bind([.. reflected.GetGenericArguments().Select(g => g.Name)], next));
                yield break;
            }
        }
    }

    /// <summary>The methods that an interface itself asks for, in its own terms.</summary>
    public IReadOnlyList<MethodDeclaration> MethodsOfInterface(NamedTypeText name) =>
        Listed(name.Key) is { } declaration
            ? [.. declaration.AllMethods]
            : [.. FrameworkType(name.Key).Type.GetMethods().Where(m => m.IsAbstract).Select(FrameworkTypes.Declare)];

    public IReadOnlyDictionary<string, TypeText> Bind(NamedTypeText name) =>
        Bind(TypeParametersOf(name), name);

    public IReadOnlyList<string> TypeParametersOf(NamedTypeText name) =>
        Listed(name.Key)?.TypeParameters ?? [.. FrameworkType(name.Key).Type.GetGenericArguments().Select(g => g.Name)];

    private static Dictionary<string, TypeText> Bind(IReadOnlyList<string> parameters, NamedTypeText name) =>
        parameters.Zip(name.Arguments).ToDictionary(pair => pair.First, pair => pair.Second);

    private IEnumerable<NamedTypeText> InterfacesOf(NamedTypeText name)
    {
        if (Listed(name.Key) is { } declaration)
        {
            Dictionary<string, TypeText> map = Bind(declaration.TypeParameters, name);
            return declaration.Parents.Where(IsInterface).Select(p => (NamedTypeText)p.Substitute(map));
        }

        Type reflected = FrameworkType(name.Key).Type;
        Dictionary<string, TypeText> bound = Bind([.. reflected.GetGenericArguments().Select(g => g.Name)], name);
        return reflected.GetInterfaces().Where(i => i.IsVisible).Select(i => (NamedTypeText)FrameworkTypes.NameOf(i).Substitute(bound));
    }
}
