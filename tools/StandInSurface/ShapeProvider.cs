using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;

namespace SuperResolution.Tools.StandInSurface;

/// <summary>Decodes signatures into <see cref="TypeShape"/>s; custom modifiers are left out.</summary>
internal sealed class ShapeProvider : ISignatureTypeProvider<TypeShape, object?>
{
    public static ShapeProvider Instance { get; } = new();

    public static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(reader, outer) + "." + name : Dotted(reader, type.Namespace, name);
    }

    public static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(reader, (TypeReferenceHandle)type.ResolutionScope) + "." + name
            : Dotted(reader, type.Namespace, name);
    }

    public static TypeShape Decode(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => TypeShape.Leaf(NameOf(reader, (TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => TypeShape.Leaf(NameOf(reader, (TypeReferenceHandle)handle)),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Instance, null),
        _ => throw new BadImageFormatException($"A type cannot be written as {handle.Kind}."),
    };

    public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) =>
        new("[" + new string(',', shape.Rank - 1) + "]", [elementType]);

    public TypeShape GetByReferenceType(TypeShape elementType) => new("&", [elementType]);

    public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) =>
        TypeShape.Leaf($"delegate*<{string.Join(", ", signature.ParameterTypes.Append(signature.ReturnType).Select(t => t.Text))}>");

    public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments) =>
        genericType with { Arguments = typeArguments };

    public TypeShape GetGenericMethodParameter(object? genericContext, int index) =>
        TypeShape.Leaf("!!" + index.ToString(CultureInfo.InvariantCulture));

    public TypeShape GetGenericTypeParameter(object? genericContext, int index) =>
        TypeShape.Leaf("!" + index.ToString(CultureInfo.InvariantCulture));

    public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) => unmodifiedType;

    public TypeShape GetPinnedType(TypeShape elementType) => elementType;

    public TypeShape GetPointerType(TypeShape elementType) => new("*", [elementType]);

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => TypeShape.Leaf("System." + typeCode);

    public TypeShape GetSZArrayType(TypeShape elementType) => new("[]", [elementType]);

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        TypeShape.Leaf(NameOf(reader, handle));

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        TypeShape.Leaf(NameOf(reader, handle));

    public TypeShape GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static string Dotted(MetadataReader reader, StringHandle space, string name) =>
        space.IsNil ? name : reader.GetString(space) + "." + name;
}
