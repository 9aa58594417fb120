namespace SuperResolution.Numerics;

/// <summary>How to cut a rectangle into parts that overlap: each is computed with a margin around it, as far as the rectangle goes.</summary>
internal static class OverlappingParts
{
    /// <summary>Of the grids whose largest part has no more places than allowed, margin included, the one that computes the fewest places in all.</summary>
    /// <param name="width">The rectangle's width.</param>
    /// <param name="height">The rectangle's height.</param>
    /// <param name="places">How many places a part may have, margin included.</param>
    /// <param name="margin">The margin on each side of a part.</param>
    /// <param name="smallestSide">Of parts that are all narrower or lower than this, margin aside, almost nothing but margin would be computed: there are none.</param>
    /// <returns>How many columns and rows, the fewest columns where grids are equal; null where no part is small enough.</returns>
    public static (int Columns, int Rows)? FewestComputed(int width, int height, long places, int margin, int smallestSide)
    {
        (int mostColumns, int mostRows) = (Most(width, smallestSide), Most(height, smallestSide));
        (int Columns, int Rows)? best = null;
        double fewest = double.PositiveInfinity;
        for (int columns = 1; columns <= mostColumns; columns++)
        {
            int rows = FewestWithin(height, places / Longest(width, columns, margin), margin);
            double computed = Computed(width, columns, margin) * Computed(height, rows, margin);
            if (rows <= mostRows && computed < fewest)
            {
                (best, fewest) = ((columns, rows), computed);
            }
        }

        return best;
    }

    /// <summary>The most parts of a length that are not smaller than a side.</summary>
    public static int Most(int length, int smallestSide) => CeilingDivide(length, smallestSide);

    /// <summary>How long the longest part is with its margin, where a length is cut into parts.</summary>
    public static long Longest(int length, int parts, int margin) =>
        Math.Min(length, CeilingDivide(length, parts) + (long)margin * Math.Min(parts - 1, 2));

    /// <summary>The fewest parts of a length that are no longer than allowed with their margin; more than there are places where none are.</summary>
    private static int FewestWithin(int length, long longest, int margin)
    {
        if (longest >= length)
        {
            return 1;
        }

        if (Longest(length, 2, margin) <= longest)
        {
            return 2;
        }

        long core = longest - 2L * margin;
        return core < 1 ? int.MaxValue : CeilingDivide(length, (int)core);
    }

    /// <summary>How many places of a length are computed, those of two parts twice.</summary>
    private static double Computed(int length, int parts, int margin) => length + 2.0 * margin * (parts - 1);

    private static int CeilingDivide(int value, int divisor) => (int)(((long)value + divisor - 1) / divisor);
}
