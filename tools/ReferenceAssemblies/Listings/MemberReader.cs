namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

/// <summary>Reads one member line into the type that it belongs to.</summary>
internal static class MemberReader
{
    private static readonly NamedTypeText Void = NamedTypeText.OfKeyword("void");

    public static void Read(TypeDeclaration type, string line, UnlistedFacts facts)
    {
        var reader = new LineReader(line);
        if (reader.Take("const "))
        {
            TypeText constantType = reader.Type();
            reader.Expect(" ");
            string name = reader.Name();
            reader.Expect(" = ");
            type.Fields.Add(new FieldDeclaration(name, constantType, true, reader.Rest()));
            return;
        }

        bool isProtected = reader.Take("protected ");
        bool isAbstract = reader.Take("abstract ") || type.IsInterface;
        bool isVirtual = reader.Take("virtual ");
        var marks =
            new MethodDeclaration(string.Empty, Void, []) { IsProtected = isProtected, IsAbstract = isAbstract, IsVirtual = isVirtual };
        if (reader.Take("event "))
        {
            // The listing does not mark a static event; in a static class there is no other.
            type.Events.Add(Event(reader, marks with { IsStatic = type.Kind == "static class" }));
            return;
        }

        if (reader.Take("new("))
        {
            type.Methods.Add(marks with { Name = ".ctor", Parameters = Parameters(reader, ")"), IsSpecialName = true });
            return;
        }

        bool isStatic = reader.Take("static ");
        // Inside an interface a static member without a mark would be ambiguous; the three listings hold none.
        if (isStatic && type.IsInterface)
        {
            throw reader.Unreadable("a static member of an interface is not supported");
        }

        marks = marks with { IsStatic = isStatic };
        TypeText memberType = reader.Type();
        reader.Expect(" ");
        string memberName = reader.Name();
        switch (reader.Next)
        {
            case '\0':
                type.Fields.Add(new FieldDeclaration(memberName, memberType, isStatic, null));
                break;
            case ' ' or '[':
                Property(type, reader, marks, memberName, memberType, facts);
                break;
            default:
                type.Methods.Add(Method(type, reader, marks with { Name = memberName, Returns = memberType }, facts));
                break;
        }
    }

    private static EventDeclaration Event(LineReader reader, MethodDeclaration marks)
    {
        TypeText type = reader.Type();
        reader.Expect(" ");
        string name = reader.Name();
        MethodDeclaration accessor = marks with
        {
            Parameters = [new ParameterDeclaration("value", type, PassedBy.Value, false, null)],
            IsSpecialName = true,
        };
        return new EventDeclaration(name, type, accessor with { Name = "add_" + name }, accessor with { Name = "remove_" + name });
    }

    private static void Property(
        TypeDeclaration type, LineReader reader, MethodDeclaration marks, string name, TypeText propertyType, UnlistedFacts facts)
    {
        List<ParameterDeclaration> index = reader.Take("[") ? Parameters(reader, "]") : [];
        reader.Expect(" ");
        string accessor = reader.Rest();
        PropertyDeclaration? property = type.Properties.Find(p =>
            p.Name == name && p.Type.Text == propertyType.Text && p.IsStatic == marks.IsStatic &&
            p.Index.Select(i => i.Type.Text).SequenceEqual(index.Select(i => i.Type.Text)));
        if (property is null)
        {
            property = new PropertyDeclaration(name, propertyType, index);
            type.Properties.Add(property);
        }

        switch (accessor)
        {
            case "get":
                property.Getter = marks with { Name = "get_" + name, Returns = propertyType, Parameters = index, IsSpecialName = true };
                break;
            case "set":
                property.Setter = marks with
                {
                    Name = "set_" + name,
                    Parameters = [.. index, new ParameterDeclaration("value", propertyType, PassedBy.Value, false, null)],
                    IsSpecialName = true,
                    IsInitOnly = facts.IsInitOnly(type.Name, name),
                };
                break;
            default:
                throw reader.Unreadable($"'get' or 'set' expected, found '{accessor}'");
        }
    }

    private static MethodDeclaration Method(TypeDeclaration type, LineReader reader, MethodDeclaration method, UnlistedFacts facts)
    {
        List<string> typeParameters = [];
        if (reader.Take("<"))
        {
            typeParameters = [.. reader.Types(">").Select(t => t.Text)];
            reader.Expect(">");
        }

        reader.Expect("(");
        bool isExtension = reader.Take("this ");
        List<ParameterDeclaration> parameters = Parameters(reader, ")");
        var constraints = new List<ConstraintDeclaration>();
        while (reader.Take(" where "))
        {
            constraints.Add(Constraint(reader, parameter => facts.AllowsManagedStructs(type.Name, method.Name, parameter)));
        }

        return reader.AtEnd
            ? method with
            {
                TypeParameters = typeParameters,
                Parameters = parameters,
                Constraints = constraints,
                IsExtension = isExtension,
                IsSpecialName = method.Name.StartsWith("op_", StringComparison.Ordinal),
            }
            : throw reader.Unreadable("the end of the line expected");
    }

    /// <summary>One <c>Name : constraints</c>; a listing's <c>struct</c> stands for <c>unmanaged</c> too.</summary>
    public static ConstraintDeclaration Constraint(LineReader reader, Func<string, bool> allowsManagedStructs)
    {
        var constraint = new ConstraintDeclaration(reader.Name());
        reader.Expect(" : ");
        do
        {
            constraint = reader.Take("unmanaged") ? constraint with { IsStruct = true, IsUnmanaged = true }
                : reader.Take("struct") ? constraint with { IsStruct = true, IsUnmanaged = !allowsManagedStructs(constraint.Parameter) }
                : reader.Take("class") ? constraint with { IsClass = true }
                : reader.Take("new()") ? constraint with { HasConstructor = true }
                : constraint with { Types = [.. constraint.Types, reader.Type()] };
        }
        while (reader.Take(", "));
        return constraint;
    }

    private static List<ParameterDeclaration> Parameters(LineReader reader, string end)
    {
        var parameters = new List<ParameterDeclaration>();
        while (!reader.Take(end))
        {
            bool isParams = reader.Take("params ");
            PassedBy passedBy =
                reader.Take("out ") ? PassedBy.Out : reader.Take("in ") ? PassedBy.In : reader.Take("ref ") ? PassedBy.Ref : PassedBy.Value;
            TypeText type = reader.Type();
            reader.Expect(" ");
            string name = reader.Name();
            parameters.Add(new ParameterDeclaration(name, type, passedBy, isParams, reader.Take(" = ") ? reader.Literal() : null));
            reader.Take(", ");
        }

        return parameters;
    }
}
