using System.Globalization;

namespace SuperResolution.Weights;

/// <summary>Numbers and foreign texts in messages.</summary>
internal static class MessageText
{
    private const int Longest = 80;

    /// <summary>A whole number in groups of three, the same in every culture: 1,048,576.</summary>
    public static string Grouped<T>(this T value)
        where T : IFormattable => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A name from a file, cut to a length and without characters that would change how a message looks.</summary>
    public static string Shown(this string name)
    {
        string start = name.Length <= Longest ? name : name[..Longest] + "…";
        return string.Concat(start.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c));
    }
}
