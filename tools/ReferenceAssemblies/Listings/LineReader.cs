using System.Globalization;

namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

/// <summary>Reads one line of a listing from left to right.</summary>
internal sealed class LineReader(string line)
{
    private int position;

    public bool AtEnd => position >= line.Length;

    public char Next => AtEnd ? '\0' : line[position];

    public bool Take(string token)
    {
        if (string.CompareOrdinal(line, position, token, 0, token.Length) != 0)
        {
            return false;
        }

        position += token.Length;
        return true;
    }

    public void Expect(string token)
    {
        if (!Take(token))
        {
            throw Unreadable($"'{token}' expected");
        }
    }

    /// <summary>A name: everything up to one of the characters that can follow one.</summary>
    public string Name()
    {
        int start = position;
        // A record's clone method is the one name with angle brackets in it.
        if (Next == '<')
        {
            position = line.IndexOf('>', position) + 1;
        }

        while (!AtEnd && " <>()[],?*.".IndexOf(Next, StringComparison.Ordinal) < 0)
        {
            position++;
        }

        return position > start ? line[start..position] : throw Unreadable("a name expected");
    }

    public TypeText Type()
    {
        if (Take("ref "))
        {
            return new ByRefTypeText(Type());
        }

        TypeText type = NamedOrParameter();
        while (true)
        {
            if (Take("?"))
            {
                type = NamedTypeText.NullableOf(type);
            }
            else if (Take("*"))
            {
                type = new PointerTypeText(type);
            }
            else if (Take("["))
            {
                int rank = 1;
                while (Take(","))
                {
                    rank++;
                }

                Expect("]");
                type = new ArrayTypeText(type, rank);
            }
            else
            {
                return type;
            }
        }
    }

    /// <summary>Types separated by commas, up to <paramref name="end"/> (not taken) or the end of the line.</summary>
    public List<TypeText> Types(string end)
    {
        var types = new List<TypeText>();
        while (!AtEnd && string.CompareOrdinal(line, position, end, 0, Math.Max(1, end.Length)) != 0)
        {
            types.Add(Type());
            if (!Take(", "))
            {
                break;
            }
        }

        return types;
    }

    /// <summary>The literal after <c>=</c>: a quoted string, or everything up to the next parameter.</summary>
    public string Literal()
    {
        int start = position;
        int end = Next == '"' ? line.IndexOf('"', position + 1) + 1 : line.IndexOfAny([',', ')', ']'], position);
        position = end <= 0 ? throw Unreadable("the end of a default value expected") : end;
        return line[start..position];
    }

    public string Rest()
    {
        string rest = line[position..];
        position = line.Length;
        return rest;
    }

    public FormatException Unreadable(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Cannot read the listing at column {position + 1}: {why}: {line}"));

    private TypeText NamedOrParameter()
    {
        var segments = new List<TypeTextSegment>();
        do
        {
            string name = Name();
            List<TypeText> arguments = [];
            if (Take("<"))
            {
                arguments = Types(">");
                Expect(">");
            }

            segments.Add(new TypeTextSegment(name, arguments));
        }
        while (Take("."));

        // Every defined type lies in a namespace, so a lone name is a keyword or a type parameter.
        if (segments is [{ Arguments.Count: 0 } lone])
        {
            return NamedTypeText.IsKeyword(lone.Name) ? NamedTypeText.OfKeyword(lone.Name) : new ParameterTypeText(lone.Name);
        }

        return new NamedTypeText(segments);
    }
}
