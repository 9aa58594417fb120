using System.Globalization;

namespace SuperResolution.Data.Degradations;

/// <summary>What is wrong with numbers of a degradation's settings; nothing where they are allowed.</summary>
internal static class SettingFaults
{
    /// <exception cref="ArgumentException">There is a fault; the message lists all.</exception>
    public static void Require(string of, IEnumerable<string> faults)
    {
        if (faults.ToArray() is { Length: > 0 } all)
        {
            throw new ArgumentException($"{of}: {string.Join(". ", all)}.");
        }
    }

    /// <summary>That of a probability.</summary>
    public static IEnumerable<string> Probability(string name, double value) => Number(name, value, 0, 1);

    /// <summary>That of a number.</summary>
    public static IEnumerable<string> Number(string name, double value, double least, double most) => value >= least && value <= most
        ? []
        : [FormattableString.Invariant($"{name} is {value}; give {least} to {most}")];

    /// <summary>That of the smallest and the largest side of kernels.</summary>
    public static IEnumerable<string> KernelSizes(int smallest, int largest) =>
        smallest >= 1 && smallest <= largest && largest <= BlurSettings.MostSize && int.IsOddInteger(smallest) && int.IsOddInteger(largest)
            ? []
            : [$"The sides of kernels are {smallest} to {largest}; give odd numbers from 1 to {BlurSettings.MostSize}, the smaller one first"];

    /// <summary>That of weights of which one is chosen.</summary>
    public static IEnumerable<string> Weights(string of, params double[] weights) =>
        weights.All(weight => double.IsFinite(weight) && weight >= 0) && weights.Sum() > 0
            ? []
            : [$"The weights of {of} are {string.Join(", ", weights.Select(Text))}; give numbers that are not below 0, and one above"];

    private static string Text(double weight) => weight.ToString(CultureInfo.InvariantCulture);
}
