using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <content>Types: their rows, parents and kinds.</content>
internal sealed partial class AssemblyWriter
{
    private void WriteType(TypeDeclaration type)
    {
        var scope = new GenericScope(type.TypeParameters, []);
        NamedTypeText outer = new([.. type.Name.Segments.Take(type.Name.Segments.Count - 1)]);
        bool isNested = universe.Listed(outer.Key) is not null;
        string simple = type.Key[(type.Key.LastIndexOf('.') + 1)..];
        EntityHandle parent = universe.BaseOf(type) is { } ancestor ? types.Handle(ancestor, scope) : default;
        TypeDefinitionHandle handle = metadata.AddTypeDefinition(
            Kind(type) | (isNested ? TypeAttributes.NestedPublic : TypeAttributes.Public),
            isNested ? default : metadata.GetOrAddString(outer.Key),
            metadata.GetOrAddString(simple),
            parent,
            MetadataTokens.FieldDefinitionHandle(metadata.GetRowCount(TableIndex.Field) + 1),
            MetadataTokens.MethodDefinitionHandle(metadata.GetRowCount(TableIndex.MethodDef) + 1));
        if (isNested)
        {
            metadata.AddNestedType(handle, types.Definition(outer.Key));
        }

        GenericParameterAttributes variance = universe.Facts.IsCovariant(type.Name) ? GenericParameterAttributes.Covariant
            : universe.Facts.IsContravariant(type.Name) ? GenericParameterAttributes.Contravariant
            : 0;
        foreach (var (name, index) in type.TypeParameters.Select((name, index) => (name, index)))
        {
            ConstraintDeclaration? constraint = universe.Facts.ConstraintsOf(type.Name).FirstOrDefault(c => c.Parameter == name);
            typeParameters.Add(new TypeParameter(handle, index, name, constraint, variance, scope));
        }

        // An interface has no base type, so all of its parents are its own to declare.
        foreach (EntityHandle implemented in universe.NewInterfacesOf(type).Select(i => types.Handle(i, scope)).OrderBy(h => CodedIndex.TypeDefOrRefOrSpec(h)))
        {
            metadata.AddInterfaceImplementation(handle, implemented);
        }

        if (universe.Facts.IsRefStruct(type.Name))
        {
            attributes.Add(handle, Attributes.ByRefLike);
        }

        if (type.Methods.Any(m => m.IsExtension))
        {
            attributes.Add(handle, Attributes.Extension);
        }

        if (type.Properties.Find(p => p.Index.Count > 0) is { } indexer)
        {
            attributes.AddDefaultMember(handle, indexer.Name);
        }

        WriteFields(type, scope);
        if (type.IsDelegate)
        {
            WriteDelegate(type, scope);
        }
        else
        {
            WriteMembers(type, handle, scope);
        }
    }

    private static TypeAttributes Kind(TypeDeclaration type) => type.Kind switch
    {
        "static class" => TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
        "abstract class" => TypeAttributes.Abstract | TypeAttributes.BeforeFieldInit,
        "sealed class" => TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
        "class" => TypeAttributes.BeforeFieldInit,
        "struct" => TypeAttributes.Sealed | TypeAttributes.SequentialLayout | TypeAttributes.BeforeFieldInit,
        "enum" or "delegate" => TypeAttributes.Sealed,
        "interface" => TypeAttributes.Interface | TypeAttributes.Abstract,
        _ => throw new InvalidOperationException($"A type of kind '{type.Kind}' is not supported."),
    };

    private void WriteFields(TypeDeclaration type, GenericScope scope)
    {
        if (type.IsEnum)
        {
            AddField("value__", NamedTypeText.OfKeyword(universe.UnderlyingOf(type)), FieldAttributes.Public | FieldAttributes.SpecialName | FieldAttributes.RTSpecialName, scope);
        }

        foreach (FieldDeclaration field in type.Fields)
        {
            FieldAttributes access =
                universe.Facts.IsProtectedField(type.Name, field.Name) ? FieldAttributes.Family : FieldAttributes.Public;
            FieldAttributes kind = field.Constant is not null ? FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.HasDefault
                : field.IsStatic ? FieldAttributes.Static
                : 0;
            FieldDefinitionHandle handle = AddField(field.Name, field.Type, access | kind, scope);
            if (field.Constant is not null)
            {
                metadata.AddConstant(handle, Constant(field.Type, field.Constant));
            }

            attributes.AddNullable(handle, NullableFlags.Of(field.Type, universe.Nullability.SiteOf(assembly.Name, type.Name, field), universe));
            if (universe.Facts.IsObsoleteField(type.Name, field.Name))
            {
                attributes.Add(handle, Attributes.Obsolete);
            }
        }

        // A struct's private fields are not listed; one stands for them, so that a variable of it has to be assigned.
        if (type.Kind == "struct" && type.Fields.TrueForAll(f => f.IsStatic))
        {
            AddField("hidden", NamedTypeText.OfKeyword("int"), FieldAttributes.Private, scope);
        }
    }

    private FieldDefinitionHandle AddField(string name, TypeText type, FieldAttributes flags, GenericScope scope)
    {
        var signature = new BlobBuilder();
        types.Write(new BlobEncoder(signature).Field().Type(), type, scope);
        return metadata.AddFieldDefinition(flags, metadata.GetOrAddString(name), metadata.GetOrAddBlob(signature));
    }

    private void WriteDelegate(TypeDeclaration type, GenericScope scope)
    {
        var constructor = new MethodDeclaration(
            ".ctor",
            NamedTypeText.OfKeyword("void"),
            [
                new ParameterDeclaration("object", NamedTypeText.OfKeyword("object"), PassedBy.Value, false, null),
                new ParameterDeclaration("method", NamedTypeText.Of("System.IntPtr"), PassedBy.Value, false, null),
            ])
        {
            IsSpecialName = true,
        };
        AddMethod(type, constructor, MethodAttributes.Public, scope, isRuntimeProvided: true);
        AddMethod(type, type.Methods.Single(), MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.NewSlot, scope, isRuntimeProvided: true);
    }

    /// <summary>The value of a literal: an enum's constant has the type underneath, a nullable's that of its value.</summary>
    private object? Constant(TypeText type, string literal)
    {
        if (literal == "null")
        {
            return null;
        }

        if (type is not NamedTypeText named)
        {
            throw new FormatException($"A constant of type '{type}' is not supported: {literal}");
        }

        if (named.IsNullable)
        {
            return Constant(named.Arguments[0], literal);
        }

        if (universe.Listed(named.Key) is { IsEnum: true } declared)
        {
            return Primitives.Parse(NamedTypeText.OfKeyword(universe.UnderlyingOf(declared)).Key, literal);
        }

        return Primitives.CodeOf(named.Key) is null && universe.FrameworkType(named.Key).Type is { IsEnum: true } reflected
            ? Primitives.Parse(Enum.GetUnderlyingType(reflected).FullName!, literal)
            : Primitives.Parse(named.Key, literal);
    }
}
