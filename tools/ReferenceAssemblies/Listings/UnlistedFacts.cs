namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

/// <summary>What decides whether C# compiles against a type but a listing by reflection does not print (unlisted.txt).</summary>
internal sealed class UnlistedFacts
{
    private readonly Dictionary<string, List<ConstraintDeclaration>> constraints = [];
    private readonly HashSet<string> refStructs = [];
    private readonly HashSet<string> managedStructs = [];
    private readonly HashSet<string> initOnly = [];
    private readonly HashSet<string> protectedFields = [];
    private readonly HashSet<string> readOnlyFields = [];
    private readonly Dictionary<string, string> underlying = [];
    private readonly Dictionary<string, string[]> tupleNames = [];

    public static UnlistedFacts Read(IEnumerable<string> lines)
    {
        var facts = new UnlistedFacts();
        foreach (string line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            string[] parts = line.Split(' ', 3);
            facts.Add(parts[0], parts[1], parts.Length > 2 ? parts[2] : string.Empty);
        }

        return facts;
    }

    public IReadOnlyList<ConstraintDeclaration> ConstraintsOf(NamedTypeText type) => constraints.GetValueOrDefault(type.Key, []);

    public bool IsRefStruct(NamedTypeText type) => refStructs.Contains(type.Key);

    public bool IsProtectedField(NamedTypeText type, string field) => protectedFields.Contains($"{type.Key}.{field}");

    public bool IsReadOnlyField(NamedTypeText type, string field) => readOnlyFields.Contains($"{type.Key}.{field}");

    public bool IsInitOnly(NamedTypeText type, string property) =>
        initOnly.Contains($"{type.Key}.{property}") || initOnly.Contains(type.Key + ".*");

    public bool AllowsManagedStructs(NamedTypeText type, string method) => managedStructs.Contains($"{type.Key}.{method}");

    /// <summary>The keyword of an enum's underlying type, where it is not the smallest that holds the constants from <c>int</c> up.</summary>
    public string? UnderlyingOf(NamedTypeText type) => underlying.GetValueOrDefault(type.Key);

    /// <summary>The names of a returned tuple's elements.</summary>
    public IReadOnlyList<string>? TupleNamesOf(NamedTypeText type, string method) => tupleNames.GetValueOrDefault($"{type.Key}.{method}");

    private void Add(string fact, string subject, string rest)
    {
        switch (fact)
        {
            case "where":
                var reader = new LineReader(" where " + rest);
                List<ConstraintDeclaration> list = [];
                while (reader.Take(" where "))
                {
                    list.Add(MemberReader.Constraint(reader, rest.Contains("struct-not-unmanaged", StringComparison.Ordinal)));
                }

                constraints.Add(subject, list);
                break;
            case "ref-struct":
                refStructs.Add(subject);
                break;
            case "managed-struct":
                managedStructs.Add(subject);
                break;
            case "init":
                initOnly.Add(subject);
                break;
            case "protected-field":
                protectedFields.Add(subject);
                break;
            case "readonly-field":
                readOnlyFields.Add(subject);
                break;
            case "enum":
                underlying.Add(subject, rest);
                break;
            case "tuple":
                tupleNames.Add(subject, rest.Split(' '));
                break;
            default:
                throw new FormatException($"unlisted.txt knows no fact '{fact}'.");
        }
    }
}
