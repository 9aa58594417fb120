using System.Globalization;

namespace SuperResolution.Networks;

/// <summary>
/// Which form of <see cref="SRResNet"/> weights belong to, as texts beside them: their names and shapes do not tell the range that they
/// were trained on, nor whether tanh follows.
/// </summary>
internal static class SRResNetTexts
{
    /// <summary>The text that says who published it.</summary>
    internal const string Name = "variant";

    private const string TrunkEnd = "trunk_end";
    private const string Tanh = "tanh";
    private const string Minimum = "output_minimum";
    private const string Maximum = "output_maximum";

    /// <summary>The texts of a form.</summary>
    public static Dictionary<string, string> Write(SRResNetVariant variant) => new()
    {
        [Name] = variant.Name,
        [TrunkEnd] = variant.TrunkEnd.ToString(),
        [Tanh] = variant.Tanh.ToString(),
        [Minimum] = variant.OutputRange.Minimum.ToString("R", CultureInfo.InvariantCulture),
        [Maximum] = variant.OutputRange.Maximum.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The form that texts describe; null where they describe none.</summary>
    /// <exception cref="FormatException">One of them cannot be understood.</exception>
    public static SRResNetVariant? Read(IReadOnlyDictionary<string, string> texts)
    {
        if (!texts.TryGetValue(Name, out string? name))
        {
            return null;
        }

        string end = texts.GetValueOrDefault(TrunkEnd, "");
        ValueRange range = new(Number(texts, Minimum), Number(texts, Maximum));
        return Enum.TryParse(end, out SRResNetTrunkEnd trunkEnd) && Enum.IsDefined(trunkEnd)
            && bool.TryParse(texts.GetValueOrDefault(Tanh), out bool tanh) && range.Minimum < range.Maximum
            ? new SRResNetVariant(name, trunkEnd, tanh, range)
            : throw new FormatException(
                $"'{TrunkEnd}' is BatchNorm or PReLU, '{Tanh}' is True or False, and '{Minimum}' is below '{Maximum}'");
    }

    private static double Number(IReadOnlyDictionary<string, string> texts, string name) =>
        double.TryParse(texts.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : throw new FormatException($"'{name}' is a number");
}
