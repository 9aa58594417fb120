using System.Globalization;
using System.Text.RegularExpressions;

namespace SuperResolution.Networks.Recognition;

/// <summary>
/// Names of layers with numbers in them: <c>{n}</c> is the place in a list, <c>{n+2}</c> and <c>{3n+2}</c> are counted from it,
/// and so are names from other letters, such as <c>{B+2}</c> from the number of blocks.
/// </summary>
internal static partial class KeyTemplate
{
    /// <summary>Fills in the numbers.</summary>
    public static string Expand(string template, params ReadOnlySpan<(char Letter, int Value)> values)
    {
        string expanded = template;
        foreach ((char letter, int value) in values)
        {
            expanded = Placeholder().Replace(expanded, match => match.Groups["letter"].Value[0] != letter
                ? match.Value
                : (Number(match.Groups["factor"], 1) * value + Number(match.Groups["plus"], 0)).ToString(CultureInfo.InvariantCulture));
        }

        return expanded;
    }

    private static int Number(Group group, int otherwise) =>
        group.Length == 0 ? otherwise : int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<factor>\d*)(?<letter>[A-Za-z])(\+(?<plus>\d+))?\}")]
    private static partial Regex Placeholder();
}
