namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

/// <summary>Reads a listing: <c>T kind name : parents</c> opens a type, two blanks open a member of it.</summary>
internal static class ListingReader
{
    private static readonly string[] Kinds =
        ["static class ", "sealed class ", "abstract class ", "class ", "struct ", "enum ", "interface ", "delegate "];

    public static List<TypeDeclaration> Read(IEnumerable<string> lines, UnlistedFacts facts)
    {
        var types = new List<TypeDeclaration>();
        foreach (string line in lines)
        {
            if (line.StartsWith("T ", StringComparison.Ordinal))
            {
                types.Add(ReadHead(line));
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                MemberReader.Read(types[^1], line[2..], facts);
            }
            else if (line.Length > 0)
            {
                throw new FormatException($"A listing's line starts with 'T ' or two blanks: {line}");
            }
        }

        return types;
    }

    private static TypeDeclaration ReadHead(string line)
    {
        var reader = new LineReader(line);
        reader.Expect("T ");
        string kind = Kinds.FirstOrDefault(reader.Take) ?? throw reader.Unreadable("the kind of a type expected");
        var name = (NamedTypeText)reader.Type();
        reader.Expect(" : ");
        return new TypeDeclaration(kind.TrimEnd(), name, [.. reader.Types(string.Empty).Cast<NamedTypeText>()]);
    }
}
