using System.Globalization;

namespace SuperResolution.Tools.StandInSurface;

/// <summary>A type in a signature; its text is the same wherever the type is written, so text compares types.</summary>
/// <param name="Key">The definition's full name with arities, a type parameter (<c>!0</c>, <c>!!0</c>), or a form such as <c>[]</c> of
/// its one argument.</param>
/// <param name="Arguments">Type arguments, or the element of an array, reference or pointer.</param>
internal sealed record TypeShape(string Key, IReadOnlyList<TypeShape> Arguments)
{
    public string Text => Arguments.Count == 0 ? Key
        : Key[0] is '[' or '&' or '*' ? Arguments[0].Text + Key
        : $"{Key}<{string.Join(", ", Arguments.Select(a => a.Text))}>";

    /// <summary>Every definition named in this type.</summary>
    public IEnumerable<string> Keys => Arguments.SelectMany(a => a.Keys).Prepend(Key);

    public static TypeShape Leaf(string key) => new(key, []);

    /// <summary>The same type with the enclosing type's parameters replaced.</summary>
    public TypeShape Substitute(IReadOnlyList<TypeShape> arguments) =>
        Key.Length > 1 && Key[0] == '!' && Key[1] != '!' && int.Parse(Key.AsSpan(1), CultureInfo.InvariantCulture) is var index && index < arguments.Count
            ? arguments[index]
            : Arguments.Count == 0 ? this : this with { Arguments = [.. Arguments.Select(a => a.Substitute(arguments))] };
}
