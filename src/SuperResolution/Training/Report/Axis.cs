using System.Globalization;

namespace SuperResolution.Training.Report;

/// <summary>An axis of a <see cref="Chart"/>: where values lie on it, and which are written beside it.</summary>
internal sealed class Axis
{
    private readonly double _low;
    private readonly double _high;
    private readonly bool _logarithmic;

    /// <param name="low">The lowest value that must be on it.</param>
    /// <param name="high">The highest.</param>
    /// <param name="logarithmic">Whether equal distances are equal factors.</param>
    /// <param name="most">About how many values are written.</param>
    public Axis(double low, double high, bool logarithmic, int most)
    {
        _logarithmic = logarithmic;
        if (high <= low)
        {
            // A curve that is flat lies in the middle.
            double around = Math.Max(Math.Abs(low) / 2, 1e-9);
            (low, high) = (low - around, high + around);
        }

        Ticks = logarithmic ? Decades(low, high) : Round(low, high, most);
        (_low, _high) = (Position(Math.Min(low, Ticks[0])), Position(Math.Max(high, Ticks[^1])));
    }

    /// <summary>The values that are written.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Where a value lies, from 0 to 1.</summary>
    public double At(double value) => (Position(value) - _low) / (_high - _low);

    /// <summary>A value in few letters: 20k, 0.05, 1e-5.</summary>
    public static string Text(double value) => Math.Abs(value) switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.##}M"),
        >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0.##}k"),
        >= 1e-3 => value.ToString("0.######", CultureInfo.InvariantCulture),
        0 => "0",
        _ => value.ToString("0.##e0", CultureInfo.InvariantCulture),
    };

    private double Position(double value) => _logarithmic ? Math.Log10(value) : value;

    private static double[] Round(double low, double high, int most)
    {
        double rough = (high - low) / most;
        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = ((double[])[1, 2, 5, 10]).First(factor => factor * magnitude >= rough * (1 - 1e-9)) * magnitude;
        (double first, double last) = (Math.Floor(low / step + 1e-9), Math.Ceiling(high / step - 1e-9));
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    private static double[] Decades(double low, double high)
    {
        int first = (int)Math.Floor(Math.Log10(low));
        int last = (int)Math.Ceiling(Math.Log10(high));
        int every = Math.Max((last - first + 3) / 4, 1);
        return [.. Enumerable.Range(0, (last - first) / every + 1).Select(i => Math.Pow(10, first + i * every))];
    }
}
