namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

internal enum PassedBy
{
    Value,
    Ref,
    Out,
    In,
}

/// <summary>A parameter; <paramref name="Default"/> is the literal as printed, null where there is none.</summary>
internal sealed record ParameterDeclaration(string Name, TypeText Type, PassedBy PassedBy, bool IsParams, string? Default);

/// <summary>The constraints of one type parameter: what stands after <c>where</c>.</summary>
internal sealed record ConstraintDeclaration(string Parameter)
{
    public bool IsStruct { get; init; }

    public bool IsUnmanaged { get; init; }

    public bool IsClass { get; init; }

    public bool HasConstructor { get; init; }

    public IReadOnlyList<TypeText> Types { get; init; } = [];
}

/// <summary>A method, constructor (<c>.ctor</c>) or accessor.</summary>
internal sealed record MethodDeclaration(string Name, TypeText Returns, IReadOnlyList<ParameterDeclaration> Parameters)
{
    public IReadOnlyList<string> TypeParameters { get; init; } = [];

    public IReadOnlyList<ConstraintDeclaration> Constraints { get; init; } = [];

    public bool IsProtected { get; init; }

    public bool IsStatic { get; init; }

    public bool IsAbstract { get; init; }

    /// <summary>Overridable: the listing does not mark a sealed override or an implementation of an interface.</summary>
    public bool IsVirtual { get; init; }

    public bool IsExtension { get; init; }

    public bool IsSpecialName { get; init; }

    public bool IsInitOnly { get; init; }

    public bool IsConstructor => Name == ".ctor";
}

/// <summary>A field, or a constant where <paramref name="Constant"/> is the value as printed.</summary>
internal sealed record FieldDeclaration(string Name, TypeText Type, bool IsStatic, string? Constant);

internal sealed record PropertyDeclaration(string Name, TypeText Type, IReadOnlyList<ParameterDeclaration> Index)
{
    public MethodDeclaration? Getter { get; set; }

    public MethodDeclaration? Setter { get; set; }

    public bool IsStatic => (Getter ?? Setter)!.IsStatic;
}

internal sealed record EventDeclaration(string Name, TypeText Type, MethodDeclaration Adder, MethodDeclaration Remover);

/// <summary>A type with the members declared in it.</summary>
internal sealed class TypeDeclaration(string kind, NamedTypeText name, IReadOnlyList<NamedTypeText> parents)
{
    /// <summary><c>class</c>, <c>sealed class</c>, <c>abstract class</c>, <c>static class</c>, <c>struct</c>, <c>enum</c>,
    /// <c>interface</c> or <c>delegate</c>.</summary>
    public string Kind => kind;

    public NamedTypeText Name => name;

    public string Key => name.Key;

    public string Simple => name.Segments[^1].Name;

    /// <summary>The base type, if the listing prints one, and all visible interfaces, inherited ones too.</summary>
    public IReadOnlyList<NamedTypeText> Parents => parents;

    /// <summary>The names of the type parameters of this and the enclosing types.</summary>
    public IReadOnlyList<string> TypeParameters { get; } = [.. name.Arguments.Select(a => a.Text)];

    public List<FieldDeclaration> Fields { get; } = [];

    public List<MethodDeclaration> Methods { get; } = [];

    public List<PropertyDeclaration> Properties { get; } = [];

    public List<EventDeclaration> Events { get; } = [];

    public bool IsInterface => kind == "interface";

    public bool IsEnum => kind == "enum";

    public bool IsDelegate => kind == "delegate";

    public bool IsValueType => kind is "struct" or "enum";

    /// <summary>All methods that a metadata row is written for, accessors included.</summary>
    public IEnumerable<MethodDeclaration> AllMethods =>
        Methods
            .Concat(Properties.SelectMany(p => new[] { p.Getter, p.Setter }).OfType<MethodDeclaration>())
            .Concat(Events.SelectMany(e => new[] { e.Adder, e.Remover }));
}
