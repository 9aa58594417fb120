namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

/// <summary>What is known of a type's nullable annotations (nullability.txt).</summary>
internal sealed class NullabilityFacts
{
    private readonly Dictionary<string, bool> assemblies = [];
    private readonly Dictionary<string, bool> types = [];
    private readonly Dictionary<(string Type, string Member), string[]> members = [];

    public static NullabilityFacts Read(IEnumerable<string> lines)
    {
        var facts = new NullabilityFacts();
        string type = string.Empty;
        foreach (string line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            string[] parts = line.Trim().Split(' ');
            switch (parts)
            {
                case ["assembly", var name, var state]:
                    facts.assemblies.Add(name, IsAnnotated(state));
                    break;
                case [var member, var sites] when line[0] == ' ':
                    facts.members[(type, member)] = sites.Split(',');
                    break;
                case [var name, var state]:
                    type = name;
                    facts.types.Add(name, IsAnnotated(state));
                    break;
                default:
                    throw new FormatException($"nullability.txt cannot be read: {line}");
            }
        }

        return facts;
    }

    /// <summary>The flags of a method's return and parameters; empty where nothing is annotated.</summary>
    public IReadOnlyList<string> SitesOf(string assembly, NamedTypeText type, MethodDeclaration method)
    {
        string key = $"{method.Name}({string.Join(',', method.Parameters.Select(p => p.Name))})";
        if (members.TryGetValue((type.Key, key), out string[]? sites))
        {
            return method.IsConstructor ? ["-", .. sites] : sites;
        }

        return IsAnnotated(assembly, type) ? ["1", .. method.Parameters.Select(p => ByRule(method, p))] : [];
    }

    public string SiteOf(string assembly, NamedTypeText type, FieldDeclaration field) =>
        members.TryGetValue((type.Key, field.Name), out string[]? sites) ? sites[0]
        : IsAnnotated(assembly, type) ? "1"
        : "-";

    private static string ByRule(MethodDeclaration method, ParameterDeclaration parameter) =>
        parameter.Default == "null" || (method.Name == "Equals" && parameter.Type.Text == "object") ? "?" : "1";

    private static bool IsAnnotated(string state) => state switch
    {
        "annotated" => true,
        "oblivious" => false,
        _ => throw new FormatException($"'annotated' or 'oblivious' expected, found '{state}'."),
    };

    private bool IsAnnotated(string assembly, NamedTypeText type) =>
        types.TryGetValue(type.Key, out bool annotated) ? annotated : assemblies.GetValueOrDefault(assembly);
}
