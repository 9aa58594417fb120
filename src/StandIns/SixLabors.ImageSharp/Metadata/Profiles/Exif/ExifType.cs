namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>The types of values in TIFF 6.0 and EXIF, and their sizes.</summary>
internal static class ExifType
{
    public const ushort Byte = 1;
    public const ushort Ascii = 2;
    public const ushort Short = 3;
    public const ushort Long = 4;
    public const ushort Rational = 5;
    public const ushort Undefined = 7;

    private static ReadOnlySpan<byte> Sizes => [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

    private static ReadOnlySpan<byte> Units => [0, 1, 1, 2, 4, 4, 1, 1, 2, 4, 4, 4, 8, 4];

    /// <summary>Bytes of one value, 0 for a type that is not known.</summary>
    public static int Size(ushort type) => type < Sizes.Length ? Sizes[type] : 0;

    /// <summary>Turns values to the other byte order, in place.</summary>
    public static void Reverse(ushort type, Span<byte> values)
    {
        int unit = type < Units.Length ? Units[type] : 1;
        for (int i = 0; unit > 1 && i + unit <= values.Length; i += unit)
        {
            values.Slice(i, unit).Reverse();
        }
    }
}
