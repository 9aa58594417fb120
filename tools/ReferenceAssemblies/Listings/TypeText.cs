namespace SuperResolution.Tools.ReferenceAssemblies.Listings;

/// <summary>A type as a listing writes it; its text is what the listing prints.</summary>
internal abstract class TypeText
{
    private string? text;

    /// <summary>The listing's spelling; equal text means equal type within one scope of type parameters.</summary>
    public string Text => text ??= Write();

    /// <summary>The same type with type parameters replaced by name.</summary>
    public abstract TypeText Substitute(IReadOnlyDictionary<string, TypeText> map);

    public override string ToString() => Text;

    protected abstract string Write();
}

internal sealed class ParameterTypeText(string name) : TypeText
{
    public string Name => name;

    public override TypeText Substitute(IReadOnlyDictionary<string, TypeText> map) =>
        map.TryGetValue(name, out TypeText? found) ? found : this;

    protected override string Write() => name;
}

internal sealed class ArrayTypeText(TypeText element, int rank) : TypeText
{
    public TypeText Element => element;

    public int Rank => rank;

    public override TypeText Substitute(IReadOnlyDictionary<string, TypeText> map) => new ArrayTypeText(element.Substitute(map), rank);

    protected override string Write() => element.Text + "[" + new string(',', rank - 1) + "]";
}

internal sealed class PointerTypeText(TypeText element) : TypeText
{
    public TypeText Element => element;

    public override TypeText Substitute(IReadOnlyDictionary<string, TypeText> map) => new PointerTypeText(element.Substitute(map));

    protected override string Write() => element.Text + "*";
}

internal sealed class ByRefTypeText(TypeText element) : TypeText
{
    public TypeText Element => element;

    public override TypeText Substitute(IReadOnlyDictionary<string, TypeText> map) => new ByRefTypeText(element.Substitute(map));

    protected override string Write() => "ref " + element.Text;
}

/// <summary>One part of a dotted name, with the type arguments that stand behind it.</summary>
internal sealed record TypeTextSegment(string Name, IReadOnlyList<TypeText> Arguments);

/// <summary>A defined type: namespace, enclosing types and the type itself are segments of one dotted name.</summary>
internal sealed class NamedTypeText(IReadOnlyList<TypeTextSegment> segments) : TypeText
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["void"] = "Void", ["object"] = "Object", ["string"] = "String", ["bool"] = "Boolean", ["byte"] = "Byte", ["sbyte"] = "SByte",
        ["short"] = "Int16", ["ushort"] = "UInt16", ["int"] = "Int32", ["uint"] = "UInt32", ["long"] = "Int64", ["ulong"] = "UInt64",
        ["float"] = "Single", ["double"] = "Double", ["char"] = "Char", ["decimal"] = "Decimal",
    };

    private static readonly Dictionary<string, string> KeywordOf = Keywords.ToDictionary(pair => "System." + pair.Value, pair => pair.Key);

    public IReadOnlyList<TypeTextSegment> Segments => segments;

    /// <summary>The definition: dotted, each generic segment with its number of type arguments (<c>A.B`1.C</c>).</summary>
    public string Key { get; } =
        string.Join('.', segments.Select(s => s.Arguments.Count == 0 ? s.Name : $"{s.Name}`{s.Arguments.Count}"));

    /// <summary>The type arguments of all segments, outermost first, as metadata counts them.</summary>
    public IReadOnlyList<TypeText> Arguments { get; } = [.. segments.SelectMany(s => s.Arguments)];

    public bool IsNullable => Key == "System.Nullable`1";

    public static bool IsKeyword(string name) => Keywords.ContainsKey(name);

    public static NamedTypeText Of(string dotted) => new([.. dotted.Split('.').Select(part => new TypeTextSegment(part, []))]);

    public static NamedTypeText OfKeyword(string keyword) => Of("System." + Keywords[keyword]);

    public static NamedTypeText NullableOf(TypeText value) =>
        new([new TypeTextSegment("System", []), new TypeTextSegment("Nullable", [value])]);

    public override TypeText Substitute(IReadOnlyDictionary<string, TypeText> map) =>
        Arguments.Count == 0
            ? this
            : new NamedTypeText([.. segments.Select(s => s with { Arguments = [.. s.Arguments.Select(a => a.Substitute(map))] })]);

    protected override string Write()
    {
        if (IsNullable)
        {
            return Arguments[0].Text + "?";
        }

        return KeywordOf.TryGetValue(Key, out string? keyword)
            ? keyword
            : string.Join('.', segments.Select(s =>
                s.Arguments.Count == 0 ? s.Name : $"{s.Name}<{string.Join(", ", s.Arguments.Select(a => a.Text))}>"));
    }
}
