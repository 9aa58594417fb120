using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SuperResolution.Tools.StandInSurface;

/// <summary>One assembly: the types it defines and what it refers to in others.</summary>
internal sealed class AssemblyFile
{
    private readonly MetadataReader reader;

    private AssemblyFile(MetadataReader reader)
    {
        this.reader = reader;
        Name = reader.GetString(reader.GetAssemblyDefinition().Name);
    }

    public string Name { get; }

    public List<TypeEntry> Types { get; } = [];

    /// <summary>The keys of all types that it refers to by reference.</summary>
    public HashSet<string> ReferredTypes { get; } = [];

    /// <summary>The members of other types, or of own generic ones, that it refers to.</summary>
    public HashSet<(string Type, string Signature)> ReferredMembers { get; } = [];

    public static AssemblyFile Read(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var file = new AssemblyFile(image.GetMetadataReader());
        foreach (TypeDefinitionHandle handle in file.reader.TypeDefinitions)
        {
            file.Types.Add(file.ReadType(handle));
        }

        file.ReadReferences();
        return file;
    }

    private static bool IsVisible(MethodAttributes flags) =>
        (flags & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private bool IsVisible(TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
            IsVisible(reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private TypeEntry ReadType(TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        var entry = new TypeEntry(ShapeProvider.NameOf(reader, handle), Name)
        {
            Display = DisplayOf(handle),
            IsVisible = IsVisible(type),
            IsInterface = (type.Attributes & TypeAttributes.Interface) != 0,
            Base = type.BaseType.IsNil ? null : ShapeProvider.Decode(reader, type.BaseType),
            Interfaces = [.. type.GetInterfaceImplementations().Select(i => ShapeProvider.Decode(reader, reader.GetInterfaceImplementation(i).Interface))],
            Constraints = [.. Constraints(type.GetGenericParameters())],
            Outer = type.GetDeclaringType() is { IsNil: false } outer ? ShapeProvider.NameOf(reader, outer) : null,
        };
        ReadFields(type, entry);
        ReadMethods(type, entry);
        return entry;
    }

    private void ReadFields(TypeDefinition type, TypeEntry entry)
    {
        foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            FieldAttributes access = field.Attributes & FieldAttributes.FieldAccessMask;
            string name = reader.GetString(field.Name);
            entry.Members.Add(new Member(entry, name, [], field.DecodeSignature(ShapeProvider.Instance, null), 0)
            {
                Display = name,
                IsField = true,
                IsConstant = (field.Attributes & FieldAttributes.Literal) != 0,
                IsVisible = access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem,
            });
        }
    }

    private void ReadMethods(TypeDefinition type, TypeEntry entry)
    {
        string[] outer = Names(type.GetGenericParameters());
        Dictionary<MethodDefinitionHandle, string> accessors = Accessors(type, outer);
        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            MethodSignature<TypeShape> signature = method.DecodeSignature(ShapeProvider.Instance, null);
            string name = reader.GetString(method.Name);
            string[] own = Names(method.GetGenericParameters());
            string parameters = $"({string.Join(", ", signature.ParameterTypes.Select(t => Short(t, outer, own)))})";
            entry.Members.Add(new Member(entry, name, signature.ParameterTypes, signature.ReturnType, signature.GenericParameterCount)
            {
                Display = accessors.GetValueOrDefault(handle) ?? (name == ".ctor" ? "new" : name) + parameters,
                IsVisible = IsVisible(method.Attributes) && name != ".cctor" && name != "Finalize",
                Flags = method.Attributes,
                Constraints = [.. Constraints(method.GetGenericParameters())],
            });
        }
    }

    private Dictionary<MethodDefinitionHandle, string> Accessors(TypeDefinition type, string[] outer)
    {
        var accessors = new Dictionary<MethodDefinitionHandle, string>();
        foreach (PropertyDefinition property in type.GetProperties().Select(reader.GetPropertyDefinition))
        {
            PropertyAccessors pair = property.GetAccessors();
            MethodSignature<TypeShape> signature = property.DecodeSignature(ShapeProvider.Instance, null);
            string index = signature.ParameterTypes.Length == 0 ? "" : $"[{string.Join(", ", signature.ParameterTypes.Select(t => Short(t, outer, [])))}]";
            accessors[pair.Getter] = reader.GetString(property.Name) + index + " get";
            accessors[pair.Setter] = reader.GetString(property.Name) + index + " set";
        }

        foreach (EventDefinition declared in type.GetEvents().Select(reader.GetEventDefinition))
        {
            EventAccessors pair = declared.GetAccessors();
            accessors[pair.Adder] = reader.GetString(declared.Name) + " add";
            accessors[pair.Remover] = reader.GetString(declared.Name) + " remove";
        }

        return accessors;
    }

    private IEnumerable<TypeShape> Constraints(GenericParameterHandleCollection parameters) =>
        from parameter in parameters
        from constraint in reader.GetGenericParameter(parameter).GetConstraints()
        select ShapeProvider.Decode(reader, reader.GetGenericParameterConstraint(constraint).Type);

    private void ReadReferences()
    {
        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            ReferredTypes.Add(ShapeProvider.NameOf(reader, handle));
        }

        foreach (MemberReference member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (member.Parent.Kind is not (HandleKind.TypeReference or HandleKind.TypeSpecification or HandleKind.TypeDefinition))
            {
                continue;
            }

            string name = reader.GetString(member.Name);
            string text;
            if (member.GetKind() == MemberReferenceKind.Field)
            {
                text = Member.SignatureOf(name, [], member.DecodeFieldSignature(ShapeProvider.Instance, null), 0);
            }
            else
            {
                MethodSignature<TypeShape> signature = member.DecodeMethodSignature(ShapeProvider.Instance, null);
                text = Member.SignatureOf(name, signature.ParameterTypes, signature.ReturnType, signature.GenericParameterCount);
            }

            ReferredMembers.Add((ShapeProvider.Decode(reader, member.Parent).Key, text));
        }
    }

    /// <summary>A type's name as code writes it: <c>Outer.Inner&lt;T&gt;</c>.</summary>
    private string DisplayOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string simple = reader.GetString(type.Name).Split('`')[0];
        string[] parameters = Names(type.GetGenericParameters());
        TypeDefinitionHandle outer = type.GetDeclaringType();
        int taken = outer.IsNil ? 0 : reader.GetTypeDefinition(outer).GetGenericParameters().Count;
        string own = parameters.Length > taken ? $"<{string.Join(", ", parameters.Skip(taken))}>" : "";
        string prefix = !outer.IsNil ? DisplayOf(outer) + "." : type.Namespace.IsNil ? "" : reader.GetString(type.Namespace) + ".";
        return prefix + simple + own;
    }

    private string[] Names(GenericParameterHandleCollection parameters) =>
        [.. parameters.Select(p => reader.GetString(reader.GetGenericParameter(p).Name))];

    private static string Short(TypeShape type, string[] ofType, string[] ofMethod)
    {
        string key = type.Key;
        if (key[0] == '!')
        {
            return key[1] == '!' ? ofMethod[int.Parse(key.AsSpan(2), CultureInfo.InvariantCulture)] : ofType[int.Parse(key.AsSpan(1), CultureInfo.InvariantCulture)];
        }

        IEnumerable<string> arguments = type.Arguments.Select(a => Short(a, ofType, ofMethod));
        return key[0] is '[' or '&' or '*' ? arguments.First() + key
            : type.Arguments.Count == 0 ? key[(key.LastIndexOf('.') + 1)..]
            : $"{key[(key.LastIndexOf('.') + 1)..].Split('`')[0]}<{string.Join(", ", arguments)}>";
    }
}
