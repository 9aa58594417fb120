namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>The quantisation tables of ITU-T T.81, Annex K.1, and the Independent JPEG Group's scale of qualities over them.</summary>
internal static class QuantizationTable
{
    /// <summary>The quality where nothing is said.</summary>
    public const int DefaultQuality = 75;

    /// <summary>Values in a table.</summary>
    public const int Length = 64;

    /// <summary>Table K.1.</summary>
    public static ReadOnlySpan<byte> Luminance =>
    [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ];

    /// <summary>Table K.2.</summary>
    public static ReadOnlySpan<byte> Chrominance =>
    [
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <summary>One value of a table at a quality from 1 to 100.</summary>
    public static uint Scale(byte value, int quality)
    {
        int percent = quality < 50 ? 5000 / quality : 200 - (quality * 2);
        return (uint)Math.Clamp(((value * percent) + 50) / 100, 1, 255);
    }

    /// <summary>The quality at which a standard table is nearest to a file's.</summary>
    public static int Estimate(ReadOnlySpan<ushort> table, ReadOnlySpan<byte> standard)
    {
        int best = DefaultQuality;
        long smallest = long.MaxValue;
        for (int quality = 1; quality <= 100; quality++)
        {
            long difference = 0;
            for (int i = 0; i < Length; i++)
            {
                difference += Math.Abs(table[i] - (long)Scale(standard[i], quality));
            }

            if (difference < smallest)
            {
                (best, smallest) = (quality, difference);
            }
        }

        return best;
    }
}
