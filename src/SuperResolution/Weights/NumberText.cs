using System.Globalization;

namespace SuperResolution.Weights;

/// <summary>Numbers in messages, the same in every culture.</summary>
internal static class NumberText
{
    /// <summary>A whole number in groups of three: 1,048,576.</summary>
    public static string Grouped<T>(this T value)
        where T : IFormattable => value.ToString("N0", CultureInfo.InvariantCulture);
}
