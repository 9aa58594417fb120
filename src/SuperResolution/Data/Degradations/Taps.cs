namespace SuperResolution.Data.Degradations;

/// <summary>Which pixels of a row or a column make up a new one, and with which weights. The last pixels repeat beyond the edges.</summary>
/// <param name="Sources">Their places.</param>
/// <param name="Weights">Their weights, which add up to 1.</param>
internal readonly record struct Taps(int[] Sources, float[] Weights)
{
    private const double Cubic = -0.75;

    /// <summary>Those of each new pixel.</summary>
    /// <param name="interpolation">How they are made. No kernel is stretched where the image gets smaller, as PyTorch does not by default.</param>
    /// <param name="from">How many pixels there are.</param>
    /// <param name="to">How many there will be.</param>
    public static Taps[] Of(Interpolation interpolation, int from, int to) =>
        [.. Enumerable.Range(0, to).Select(i => interpolation == Interpolation.Area ? Area(i, from, to) : Between(interpolation, i, from, to))];

    private static Taps Area(int i, int from, int to)
    {
        int first = (int)((long)i * from / to);
        int count = (int)(((long)(i + 1) * from + to - 1) / to) - first;
        return new([.. Enumerable.Range(first, count)], [.. Enumerable.Repeat(1f / count, count)]);
    }

    private static Taps Between(Interpolation interpolation, int i, int from, int to)
    {
        // The middles of the first and of the last pixels do not come to lie on each other; the outer edges do.
        double at = (i + 0.5) * from / to - 0.5;
        int first = (int)Math.Floor(at);
        double t = at - first;
        bool bilinear = interpolation == Interpolation.Bilinear;
        int start = bilinear ? first : first - 1;
        double[] weights = bilinear ? [1 - t, t] : [Far(t + 1), Near(t), Near(1 - t), Far(2 - t)];
        return new([.. weights.Select((_, k) => Math.Clamp(start + k, 0, from - 1))], [.. weights.Select(weight => (float)weight)]);
    }

    /// <summary>Keys' kernel up to a distance of 1.</summary>
    private static double Near(double x) => ((Cubic + 2) * x - (Cubic + 3)) * x * x + 1;

    /// <summary>Keys' kernel at a distance from 1 to 2.</summary>
    private static double Far(double x) => ((Cubic * x - 5 * Cubic) * x + 8 * Cubic) * x - 4 * Cubic;
}
