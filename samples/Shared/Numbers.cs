using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace SuperResolution.Samples;

/// <summary>Options that are numbers: with a decimal point and an exponent where one likes, 1e5, and no separators of thousands, for which a decimal comma would pass.</summary>
internal static class Numbers
{
    /// <summary>Reads an option's numbers.</summary>
    public static Option<TNumber?> ReadAsNumber<TNumber>(this Option<TNumber?> option)
        where TNumber : struct, INumber<TNumber>
    {
        option.CustomParser = result => Read<TNumber>(option, result).Cast<TNumber?>().LastOrDefault();
        return option;
    }

    /// <inheritdoc cref="ReadAsNumber{TNumber}(Option{TNumber?})"/>
    public static Option<TNumber> ReadAsNumber<TNumber>(this Option<TNumber> option)
        where TNumber : struct, INumber<TNumber>
    {
        option.CustomParser = result => Read<TNumber>(option, result).LastOrDefault();
        return option;
    }

    /// <inheritdoc cref="ReadAsNumber{TNumber}(Option{TNumber?})"/>
    public static Option<TNumber[]> ReadAsNumbers<TNumber>(this Option<TNumber[]> option)
        where TNumber : struct, INumber<TNumber>
    {
        option.CustomParser = result => Read<TNumber>(option, result);
        return option;
    }

    private static TNumber[] Read<TNumber>(Option option, ArgumentResult result)
        where TNumber : struct, INumber<TNumber>
    {
        List<TNumber> numbers = [];
        foreach (Token token in result.Tokens)
        {
            if (double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && double.IsFinite(number) && TNumber.CreateSaturating(number) is var found && double.CreateChecked(found) == number)
            {
                numbers.Add(found);
                continue;
            }

            bool isWhole = TNumber.CreateTruncating(0.5) == TNumber.Zero;
            result.AddError($"{option.Name} is \"{token.Value}\"; give a {(isWhole ? "whole number such as 4" : "number such as 2.5")}.");
        }

        return [.. numbers];
    }
}
