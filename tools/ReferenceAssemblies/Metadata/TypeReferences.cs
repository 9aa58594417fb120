using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>The type parameters that a signature can name: the type's and the method's own.</summary>
internal sealed record GenericScope(IReadOnlyList<string> OfType, IReadOnlyList<string> OfMethod);

/// <summary>Writes types into signatures, and the references to other assemblies that they need.</summary>
internal sealed class TypeReferences(MetadataBuilder metadata, TypeUniverse universe, ListedAssembly self)
{
    private readonly Dictionary<string, TypeDefinitionHandle> definitions = [];
    private readonly Dictionary<string, TypeReferenceHandle> references = [];
    private readonly Dictionary<string, AssemblyReferenceHandle> assemblies = [];

    public void Define(string key, TypeDefinitionHandle handle) => definitions.Add(key, handle);

    public TypeDefinitionHandle Definition(string key) => definitions[key];

    /// <summary>The definition or reference of a type, without type arguments.</summary>
    public EntityHandle Open(NamedTypeText name) =>
        definitions.TryGetValue(name.Key, out TypeDefinitionHandle definition) ? definition : Reference(name);

    public EntityHandle Framework(string dotted) => Open(NamedTypeText.Of(dotted));

    /// <summary>A type where metadata wants a handle: the definition, or a specification if it has type arguments.</summary>
    public EntityHandle Handle(TypeText type, GenericScope scope)
    {
        if (type is NamedTypeText { Arguments.Count: 0 } named)
        {
            return Open(named);
        }

        var blob = new BlobBuilder();
        Write(new BlobEncoder(blob).TypeSpecificationSignature(), type, scope);
        return metadata.AddTypeSpecification(metadata.GetOrAddBlob(blob));
    }

    public void Write(SignatureTypeEncoder encoder, TypeText type, GenericScope scope)
    {
        switch (type)
        {
            case ParameterTypeText parameter:
                WriteParameter(encoder, parameter.Name, scope);
                break;
            case PointerTypeText { Element: NamedTypeText { Key: "System.Void" } }:
                encoder.VoidPointer();
                break;
            case PointerTypeText pointer:
                Write(encoder.Pointer(), pointer.Element, scope);
                break;
            case ArrayTypeText { Rank: 1 } vector:
                Write(encoder.SZArray(), vector.Element, scope);
                break;
            case ArrayTypeText array:
                encoder.Array(
                    element => Write(element, array.Element, scope),
                    shape => shape.Shape(array.Rank, [], ImmutableArray.Create(new int[array.Rank])));
                break;
            case NamedTypeText named:
                WriteNamed(encoder, named, scope);
                break;
            default:
                throw new InvalidOperationException($"'{type}' cannot stand inside a signature.");
        }
    }

    private static void WriteParameter(SignatureTypeEncoder encoder, string name, GenericScope scope)
    {
        int index = IndexOf(scope.OfMethod, name);
        if (index >= 0)
        {
            encoder.GenericMethodTypeParameter(index);
            return;
        }

        index = IndexOf(scope.OfType, name);
        encoder.GenericTypeParameter(index >= 0 ? index : throw new InvalidOperationException($"No type parameter '{name}' is in scope."));
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void WriteNamed(SignatureTypeEncoder encoder, NamedTypeText named, GenericScope scope)
    {
        if (Primitives.CodeOf(named.Key) is { } code)
        {
            encoder.PrimitiveType(code);
            return;
        }

        bool isValueType = universe.IsValueType(named);
        if (named.Arguments.Count == 0)
        {
            encoder.Type(Open(named), isValueType);
            return;
        }

        GenericTypeArgumentsEncoder arguments = encoder.GenericInstantiation(Open(named), named.Arguments.Count, isValueType);
        foreach (TypeText argument in named.Arguments)
        {
            Write(arguments.AddArgument(), argument, scope);
        }
    }

    private TypeReferenceHandle Reference(NamedTypeText name)
    {
        if (references.TryGetValue(name.Key, out TypeReferenceHandle known))
        {
            return known;
        }

        NamedTypeText outer = new([.. name.Segments.Take(name.Segments.Count - 1)]);
        string simple = name.Key[(name.Key.LastIndexOf('.') + 1)..];
        bool isListed = universe.Listed(name.Key) is not null;
        bool isNested = isListed ? universe.Listed(outer.Key) is not null : universe.FrameworkType(name.Key).Type.IsNested;
        EntityHandle scope = isNested ? Open(outer)
            : isListed ? Assembly(universe.AssemblyOf(name.Key)!)
            : Assembly(universe.FrameworkType(name.Key).Assembly);
        StringHandle space = isNested || outer.Segments.Count == 0 ? default : metadata.GetOrAddString(outer.Key);
        TypeReferenceHandle handle = metadata.AddTypeReference(scope, space, metadata.GetOrAddString(simple));
        references.Add(name.Key, handle);
        return handle;
    }

    private AssemblyReferenceHandle Assembly(ListedAssembly assembly) =>
        ReferenceEquals(assembly, self)
            ? throw new InvalidOperationException($"A type of '{assembly.Name}' was not defined.")
            : Assembly(new AssemblyName(assembly.Name) { Version = assembly.Version });

    private AssemblyReferenceHandle Assembly(AssemblyName name)
    {
        if (!assemblies.TryGetValue(name.Name!, out AssemblyReferenceHandle handle))
        {
            byte[]? token = name.GetPublicKeyToken();
            handle = metadata.AddAssemblyReference(
                metadata.GetOrAddString(name.Name!),
                name.Version!,
                default,
                token is { Length: > 0 } ? metadata.GetOrAddBlob(token) : default,
                default,
                default);
            assemblies.Add(name.Name!, handle);
        }

        return handle;
    }
}
