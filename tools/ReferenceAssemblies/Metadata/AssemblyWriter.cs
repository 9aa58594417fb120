using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>Writes a listed assembly as metadata; every body is <c>throw null</c>.</summary>
internal sealed partial class AssemblyWriter
{
    private readonly MetadataBuilder metadata = new();
    private readonly BlobBuilder code = new();
    private readonly TypeUniverse universe;
    private readonly ListedAssembly assembly;
    private readonly TypeReferences types;
    private readonly Attributes attributes;
    private readonly List<TypeParameter> typeParameters = [];
    private readonly int throwNull;

    private AssemblyWriter(ListedAssembly assembly, TypeUniverse universe)
    {
        this.assembly = assembly;
        this.universe = universe;
        types = new TypeReferences(metadata, universe, assembly);
        attributes = new Attributes(metadata, types);
        var body = new InstructionEncoder(new BlobBuilder());
        body.OpCode(ILOpCode.Ldnull);
        body.OpCode(ILOpCode.Throw);
        throwNull = new MethodBodyStreamEncoder(code).AddMethodBody(body);
    }

    public static byte[] Write(ListedAssembly assembly, TypeUniverse universe)
    {
        var writer = new AssemblyWriter(assembly, universe);
        writer.WriteAll();
        return writer.Image();
    }

    private void WriteAll()
    {
        // Enclosing types stand before nested ones, as metadata asks for.
        List<TypeDeclaration> ordered = [.. assembly.Types.OrderBy(t => t.Name.Segments.Count).ThenBy(t => t.Key, StringComparer.Ordinal)];
        for (int i = 0; i < ordered.Count; i++)
        {
            types.Define(ordered[i].Key, MetadataTokens.TypeDefinitionHandle(i + 2));
        }

        WriteModule();
        foreach (TypeDeclaration type in ordered)
        {
            WriteType(type);
        }

        WriteTypeParameters();
    }

    private void WriteModule()
    {
        var seed = new StringBuilder(assembly.Name);
        seed.AppendJoin('\n', assembly.Types.Select(t => t.Key));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed.ToString()));
        metadata.AddModule(0, metadata.GetOrAddString(assembly.Name + ".dll"), metadata.GetOrAddGuid(new Guid(hash.AsSpan(0, 16))), default, default);
        AssemblyDefinitionHandle handle = metadata.AddAssembly(
            metadata.GetOrAddString(assembly.Name), assembly.Version, default, default, 0, AssemblyHashAlgorithm.Sha1);
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        if (assembly.Types.Any(t => t.Methods.Any(m => m.IsExtension)))
        {
            attributes.Add(handle, Attributes.Extension);
        }
    }

    /// <summary>Type parameters in the order of their owners' coded index, then their constraints.</summary>
    private void WriteTypeParameters()
    {
        foreach (var (owner, index, name, constraint, variance, scope) in typeParameters.OrderBy(p => CodedIndex.TypeOrMethodDef(p.Owner)).ThenBy(p => p.Index))
        {
            GenericParameterAttributes kind = constraint switch
            {
                { IsStruct: true } => GenericParameterAttributes.NotNullableValueTypeConstraint | GenericParameterAttributes.DefaultConstructorConstraint,
                { IsClass: true } => GenericParameterAttributes.ReferenceTypeConstraint,
                { HasConstructor: true } => GenericParameterAttributes.DefaultConstructorConstraint,
                _ => 0,
            };
            if (constraint is { IsClass: true, HasConstructor: true })
            {
                kind |= GenericParameterAttributes.DefaultConstructorConstraint;
            }

            kind |= variance;
            GenericParameterHandle handle = metadata.AddGenericParameter(owner, kind, metadata.GetOrAddString(name), index);
            if (constraint is { IsStruct: true })
            {
                metadata.AddGenericParameterConstraint(handle, ValueTypeConstraint(constraint.IsUnmanaged));
                if (constraint.IsUnmanaged)
                {
                    attributes.Add(handle, Attributes.Unmanaged);
                }
            }

            foreach (TypeText type in constraint?.Types ?? [])
            {
                metadata.AddGenericParameterConstraint(handle, types.Handle(type, scope));
            }
        }
    }

    private EntityHandle ValueTypeConstraint(bool isUnmanaged)
    {
        EntityHandle valueType = types.Framework("System.ValueType");
        if (!isUnmanaged)
        {
            return valueType;
        }

        // C# writes 'unmanaged' as ValueType with a required modifier.
        var blob = new BlobBuilder();
        var encoder = new BlobEncoder(blob).TypeSpecificationSignature();
        encoder.CustomModifiers().AddModifier(types.Framework("System.Runtime.InteropServices.UnmanagedType"), isOptional: false);
        encoder.Type(valueType, isValueType: false);
        return metadata.AddTypeSpecification(metadata.GetOrAddBlob(blob));
    }

    private byte[] Image()
    {
        var builder = new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.ExecutableImage | Characteristics.Dll),
            new MetadataRootBuilder(metadata),
            code,
            deterministicIdProvider: content => BlobContentId.FromHash(SHA256.HashData([.. content.SelectMany(b => b.GetBytes())])));
        var image = new BlobBuilder();
        builder.Serialize(image);
        return image.ToArray();
    }

    private sealed record TypeParameter(
        EntityHandle Owner, int Index, string Name, ConstraintDeclaration? Constraint, GenericParameterAttributes Variance, GenericScope Scope);
}
