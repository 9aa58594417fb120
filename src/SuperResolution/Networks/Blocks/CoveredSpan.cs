namespace SuperResolution.Networks;

/// <summary>A part of a side of maps, with what it looks at.</summary>
/// <param name="Start">Where the part begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="From">Where what it looks at begins.</param>
/// <param name="Taken">How long that is.</param>
internal readonly record struct CoveredSpan(long Start, long Length, long From, long Taken)
{
    /// <summary>How many places are taken before the part's own.</summary>
    public long Before => Start - From;

    /// <summary>One of parts that are as long as each other, or a place longer.</summary>
    /// <param name="length">The length of the side.</param>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="reach">How many places beyond its own a place looks at, as far as the side goes.</param>
    public static CoveredSpan Of(long length, long part, long parts, int reach)
    {
        (long start, long end) = (length * part / parts, length * (part + 1) / parts);
        long from = Math.Max(start - reach, 0);
        return new(start, end - start, from, Math.Min(end + reach, length) - from);
    }
}
