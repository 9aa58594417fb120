namespace SuperResolution.Numerics;

/// <summary>What a filter finds beyond the first and the last of some pixels.</summary>
internal static class Edge
{
    /// <summary>The outermost pixel, again and again.</summary>
    /// <param name="at">A place, inside or not.</param>
    /// <param name="length">How many pixels there are, at least 1.</param>
    public static int Repeated(int at, int length) => Math.Clamp(at, 0, length - 1);

    /// <summary>The pixels as a mirror in the middle of the outermost one shows them.</summary>
    /// <param name="at">A place, inside or not.</param>
    /// <param name="length">How many pixels there are, at least 1.</param>
    public static int Mirrored(int at, int length)
    {
        int period = Math.Max(2 * (length - 1), 1);
        int within = (at % period + period) % period;
        return Math.Min(within, period - within) % length;
    }

    /// <summary>Fills the pixels of a row before and after those in its middle.</summary>
    /// <param name="row">A margin, the pixels, and a margin.</param>
    /// <param name="margin">How many are filled on each side.</param>
    /// <param name="beyond">Which pixel a place beyond them has: <see cref="Repeated"/> or <see cref="Mirrored"/>.</param>
    public static void Fill(Span<float> row, int margin, Func<int, int, int> beyond)
    {
        Span<float> middle = row[margin..^margin];
        for (int i = 1; i <= margin; i++)
        {
            row[margin - i] = middle[beyond(-i, middle.Length)];
            row[^(margin + 1 - i)] = middle[beyond(middle.Length - 1 + i, middle.Length)];
        }
    }
}
