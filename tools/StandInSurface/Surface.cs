using System.Reflection;

namespace SuperResolution.Tools.StandInSurface;

/// <summary>A method, constructor, accessor or field of a type.</summary>
internal sealed class Member(TypeEntry type, string name, IReadOnlyList<TypeShape> parameters, TypeShape returns, int arity)
{
    public TypeEntry Type => type;

    public string Name => name;

    public IReadOnlyList<TypeShape> Parameters => parameters;

    public TypeShape Returns => returns;

    /// <summary>What a reference to this member repeats: name, number of type parameters, types.</summary>
    public string Signature { get; } = SignatureOf(name, parameters, returns, arity);

    /// <summary>How this member is printed, without its type.</summary>
    public required string Display { get; init; }

    public required bool IsVisible { get; init; }

    public bool IsField { get; init; }

    public bool IsConstant { get; init; }

    public MethodAttributes Flags { get; init; }

    /// <summary>The types that its type parameters have to be.</summary>
    public IReadOnlyList<TypeShape> Constraints { get; init; } = [];

    public bool IsVirtual => (Flags & MethodAttributes.Virtual) != 0;

    public bool IsOverride => IsVirtual && (Flags & MethodAttributes.NewSlot) == 0 && !type.IsInterface;

    /// <summary>C# makes a plain method virtual and final only where it implements an interface.</summary>
    public bool IsImplementation =>
        IsVirtual && (Flags & (MethodAttributes.Final | MethodAttributes.NewSlot)) == (MethodAttributes.Final | MethodAttributes.NewSlot);

    public string FullName => type.Display + "." + Display;

    /// <summary>The signature as a type sees it that has these arguments for the type parameters.</summary>
    public string SignatureFor(IReadOnlyList<TypeShape> arguments) =>
        SignatureOf(name, [.. parameters.Select(p => p.Substitute(arguments))], returns.Substitute(arguments), arity);

    public static string SignatureOf(string name, IReadOnlyList<TypeShape> parameters, TypeShape returns, int arity) =>
        $"{name}`{arity}({string.Join(", ", parameters.Select(p => p.Text))}) {returns.Text}";
}

/// <summary>A type of one of the assemblies.</summary>
internal sealed class TypeEntry(string key, string assembly)
{
    public string Key => key;

    public string Assembly => assembly;

    public required string Display { get; init; }

    public required bool IsVisible { get; init; }

    public required bool IsInterface { get; init; }

    public required TypeShape? Base { get; init; }

    public required IReadOnlyList<TypeShape> Interfaces { get; init; }

    public required IReadOnlyList<TypeShape> Constraints { get; init; }

    public string? Outer { get; init; }

    public List<Member> Members { get; } = [];

    /// <summary>Enums and delegates are used whole: their members are inlined or called by the runtime.</summary>
    public bool IsWhole => Base?.Key is "System.Enum" or "System.MulticastDelegate";
}
