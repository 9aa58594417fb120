using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace SuperResolution.Samples;

/// <summary>Options that are numbers: with a decimal point and an exponent where one likes, 1e5, and no separators of thousands, for which a decimal comma would pass.</summary>
internal static class Numbers
{
    /// <summary>Reads an option's numbers.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The smallest number that is allowed; null for any.</param>
    /// <param name="most">The largest; null for any.</param>
    public static Option<TNumber?> ReadAsNumber<TNumber>(this Option<TNumber?> option, TNumber? least = null, TNumber? most = null)
        where TNumber : struct, INumber<TNumber>
    {
        option.CustomParser = result => Read(option, result, least, most).Cast<TNumber?>().LastOrDefault();
        return option;
    }

    /// <inheritdoc cref="ReadAsNumber{TNumber}(Option{TNumber?}, TNumber?, TNumber?)"/>
    public static Option<TNumber> ReadAsNumber<TNumber>(this Option<TNumber> option, TNumber? least = null, TNumber? most = null)
        where TNumber : struct, INumber<TNumber>
    {
        option.CustomParser = result => Read(option, result, least, most).LastOrDefault();
        return option;
    }

    /// <inheritdoc cref="ReadAsNumber{TNumber}(Option{TNumber?}, TNumber?, TNumber?)"/>
    public static Option<TNumber[]> ReadAsNumbers<TNumber>(this Option<TNumber[]> option)
        where TNumber : struct, INumber<TNumber>
    {
        option.CustomParser = result => Read<TNumber>(option, result, least: null, most: null);
        return option;
    }

    private static TNumber[] Read<TNumber>(Option option, ArgumentResult result, TNumber? least, TNumber? most)
        where TNumber : struct, INumber<TNumber>
    {
        List<TNumber> numbers = [];
        foreach (Token token in result.Tokens)
        {
            bool isNumber = double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
            if (isNumber && double.IsFinite(number) && TNumber.CreateSaturating(number) is var found && double.CreateChecked(found) == number
                && (least is not { } smallest || found >= smallest) && (most is not { } largest || found <= largest))
            {
                numbers.Add(found);
                continue;
            }

            string kind = TNumber.CreateTruncating(0.5) == TNumber.Zero ? "whole number" : "number";
            string allowed = (least, most) switch
            {
                ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $" from {from} to {to}"),
                ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $" of {from} or more"),
                _ => kind == "number" ? " such as 2.5" : " such as 4",
            };
            result.AddError($"{option.Name} is \"{token.Value}\"; give a {kind}{allowed}.");
        }

        return [.. numbers];
    }
}
