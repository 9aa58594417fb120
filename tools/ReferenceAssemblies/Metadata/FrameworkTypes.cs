using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using SuperResolution.Tools.ReferenceAssemblies.Listings;

namespace SuperResolution.Tools.ReferenceAssemblies.Metadata;

/// <summary>A type of the framework and the public assembly through which a compiler finds it.</summary>
internal sealed record FrameworkType(Type Type, AssemblyName Assembly);

/// <summary>Finds the framework's types by the names that a listing uses.</summary>
internal sealed class FrameworkTypes
{
    private readonly Dictionary<string, string> fileOf = [];
    private readonly Dictionary<string, FrameworkType?> found = [];

    public FrameworkTypes()
    {
        // Facades forward to private implementation assemblies; a reference must name the facade, as a compiler's does.
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (name is "mscorlib" or "netstandard" or "System" or "System.Core" || name.Contains(".Private.", StringComparison.Ordinal))
            {
                continue;
            }

            using var image = new PEReader(File.OpenRead(file));
            if (image.HasMetadata)
            {
                Index(image.GetMetadataReader(), file);
            }
        }
    }

    /// <summary>The type with this key (<see cref="NamedTypeText.Key"/>), or null.</summary>
    public FrameworkType? Find(string key)
    {
        if (!found.TryGetValue(key, out FrameworkType? type))
        {
            type = Search(key);
            found.Add(key, type);
        }

        return type;
    }

    /// <summary>The listing's name of a reflected type.</summary>
    public static TypeText NameOf(Type type)
    {
        if (type.IsByRef)
        {
            return new ByRefTypeText(NameOf(type.GetElementType()!));
        }

        if (type.IsArray)
        {
            return new ArrayTypeText(NameOf(type.GetElementType()!), type.GetArrayRank());
        }

        if (type.IsPointer)
        {
            return new PointerTypeText(NameOf(type.GetElementType()!));
        }

        if (type.IsGenericParameter)
        {
            return new ParameterTypeText(type.Name);
        }

        var segments = new List<TypeTextSegment>();
        Type[] arguments = type.GetGenericArguments();
        for (Type? part = type; part is not null; part = part.DeclaringType)
        {
            int outer = part.DeclaringType?.GetGenericArguments().Length ?? 0;
            int own = part.GetGenericArguments().Length - outer;
            segments.Insert(0, new TypeTextSegment(part.Name.Split('`')[0], [.. arguments.Skip(outer).Take(own).Select(NameOf)]));
        }

        string[] spaces = type.Namespace?.Split('.') ?? [];
        return new NamedTypeText([.. spaces.Select(s => new TypeTextSegment(s, [])), .. segments]);
    }

    /// <summary>A reflected method in a listing's terms.</summary>
    public static MethodDeclaration Declare(MethodInfo method) =>
        new(method.Name, NameOf(method.ReturnType), [.. method.GetParameters().Select(Declare)])
        {
            TypeParameters = [.. method.GetGenericArguments().Select(g => g.Name)],
            IsProtected = !method.IsPublic,
            IsAbstract = method.IsAbstract,
            IsVirtual = method.IsVirtual && !method.IsFinal,
            IsStatic = method.IsStatic,
            IsSpecialName = method.IsSpecialName,
        };

    private static ParameterDeclaration Declare(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        PassedBy passedBy = !type.IsByRef ? PassedBy.Value : parameter.IsOut ? PassedBy.Out : parameter.IsIn ? PassedBy.In : PassedBy.Ref;
        return new ParameterDeclaration(parameter.Name ?? "value", NameOf(type.IsByRef ? type.GetElementType()! : type), passedBy, false, null);
    }

    private void Index(MetadataReader reader, string file)
    {
        foreach (ExportedTypeHandle handle in reader.ExportedTypes)
        {
            ExportedType type = reader.GetExportedType(handle);
            if (type.Implementation.Kind == HandleKind.AssemblyReference)
            {
                fileOf.TryAdd(Dotted(reader, type.Namespace, type.Name), file);
            }
        }

        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            {
                fileOf.TryAdd(Dotted(reader, type.Namespace, type.Name), file);
            }
        }
    }

    private static string Dotted(MetadataReader reader, StringHandle space, StringHandle name) =>
        space.IsNil ? reader.GetString(name) : reader.GetString(space) + "." + reader.GetString(name);

    private FrameworkType? Search(string key)
    {
        string[] parts = key.Split('.');
        for (int outermost = parts.Length; outermost > 0; outermost--)
        {
            string top = string.Join('.', parts[..outermost]);
            if (fileOf.TryGetValue(top, out string? file))
            {
                Assembly assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
                Type? type = assembly.GetType(string.Join('+', [top, .. parts[outermost..]]));
                return type is null ? null : new FrameworkType(type, assembly.GetName());
            }
        }

        return null;
    }
}
