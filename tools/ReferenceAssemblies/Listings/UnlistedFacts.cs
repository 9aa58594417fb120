using System.Globalization;

namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

/// <summary>What decides whether C# compiles against a type but a listing by reflection does not print (unlisted.txt).</summary>
internal sealed class UnlistedFacts
{
    private readonly Dictionary<string, List<ConstraintDeclaration>> constraints = [];
    private readonly Dictionary<string, string> underlying = [];
    private readonly Dictionary<string, string[]> tupleNames = [];
    private readonly HashSet<(string Fact, string Subject)> marks = [];

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

    public bool IsRefStruct(NamedTypeText type) => marks.Contains(("ref-struct", type.Key));

    public bool IsCovariant(NamedTypeText type) => marks.Contains(("covariant", type.Key));

    public bool IsContravariant(NamedTypeText type) => marks.Contains(("contravariant", type.Key));

    public bool IsProtectedField(NamedTypeText type, string field) => marks.Contains(("protected-field", $"{type.Key}.{field}"));

    public bool IsObsoleteField(NamedTypeText type, string field) => marks.Contains(("obsolete", $"{type.Key}.{field}"));

    public bool IsInitOnly(NamedTypeText type, string property) => marks.Contains(("init", $"{type.Key}.{property}"));

    /// <summary>Whether the <c>struct</c> constraint of a method's type parameter is that and not <c>unmanaged</c>, which looks the same
    /// in a listing.</summary>
    public bool AllowsManagedStructs(NamedTypeText type, string method, string parameter) =>
        marks.Contains(("managed-struct", $"{type.Key}.{method}.{parameter}"));

    /// <summary>The keyword of an enum's underlying type, where it is not <c>int</c>.</summary>
    public string? UnderlyingOf(NamedTypeText type) => underlying.GetValueOrDefault(type.Key);

    public bool IsObsolete(NamedTypeText type, MethodDeclaration method) => marks.Contains(("obsolete", Subject(type, method)));

    /// <summary>The names of a returned tuple's elements.</summary>
    public IReadOnlyList<string>? TupleNamesOf(NamedTypeText type, MethodDeclaration method) =>
        tupleNames.GetValueOrDefault(Subject(type, method));

    private static string Subject(NamedTypeText type, MethodDeclaration method) =>
        string.Create(CultureInfo.InvariantCulture, $"{type.Key}.{method.Name}({method.Parameters.Count})");

    private void Add(string fact, string subject, string rest)
    {
        switch (fact)
        {
            case "where":
                var reader = new LineReader(" where " + rest);
                List<ConstraintDeclaration> list = [];
                while (reader.Take(" where "))
                {
                    list.Add(MemberReader.Constraint(reader, allowsManagedStructs: _ => true));
                }

                constraints.Add(subject, list);
                break;
            case "enum":
                underlying.Add(subject, rest);
                break;
            case "tuple":
                tupleNames.Add(subject, rest.Split(' '));
                break;
            case "ref-struct" or "covariant" or "contravariant" or "protected-field" or "obsolete" or "init" or "managed-struct":
                marks.Add((fact, subject));
                break;
            default:
                throw new FormatException($"unlisted.txt knows no fact '{fact}'.");
        }
    }
}
