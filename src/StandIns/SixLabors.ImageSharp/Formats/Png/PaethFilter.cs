using System.Numerics;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Paeth's filter (ISO/IEC 15948, 9.4): each byte less whichever of left, above and above left is nearest to left + above - above left.</summary>
internal sealed class PaethFilter
{
    private const byte FilterType = 4;
    private readonly int _length;
    private readonly int _pixelBytes;
    private readonly byte[] _filtered;
    private byte[] _row;
    private byte[] _above;

    public PaethFilter(int length, int pixelBytes)
    {
        _length = length;
        _pixelBytes = pixelBytes;
        _filtered = new byte[length + 1];
        _filtered[0] = FilterType;

        // A pixel of zeros stands before each row.
        _row = new byte[length + pixelBytes];
        _above = new byte[length + pixelBytes];
    }

    /// <summary>Where the next row's bytes go.</summary>
    public Span<byte> NextRow()
    {
        (_row, _above) = (_above, _row);
        return _row.AsSpan(_pixelBytes);
    }

    /// <summary>The row, filtered, behind the filter's number.</summary>
    public ReadOnlySpan<byte> Apply()
    {
        ReadOnlySpan<byte> here = _row.AsSpan(_pixelBytes);
        ReadOnlySpan<byte> left = _row.AsSpan(0, _length);
        ReadOnlySpan<byte> up = _above.AsSpan(_pixelBytes);
        ReadOnlySpan<byte> upLeft = _above.AsSpan(0, _length);
        Span<byte> result = _filtered.AsSpan(1);
        int i = 0;
        for (; i <= _length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector<byte> a = new(left[i..]);
            Vector<byte> b = new(up[i..]);
            Vector<byte> c = new(upLeft[i..]);
            (new Vector<byte>(here[i..]) - Predict(a, b, c)).CopyTo(result[i..]);
        }

        for (; i < _length; i++)
        {
            result[i] = (byte)(here[i] - Predict(left[i], up[i], upLeft[i]));
        }

        return _filtered;
    }

    private static byte Predict(byte a, byte b, byte c)
    {
        int toA = Math.Abs(b - c);
        int toB = Math.Abs(a - c);
        int toC = Math.Abs(a + b - c - c);
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }

    // In bytes: where b - c and a - c have one sign, |a + b - 2c| is the sum of their sizes, else the difference.
    private static Vector<byte> Predict(Vector<byte> a, Vector<byte> b, Vector<byte> c)
    {
        Vector<byte> toA = Vector.Max(b, c) - Vector.Min(b, c);
        Vector<byte> toB = Vector.Max(a, c) - Vector.Min(a, c);
        Vector<byte> sum = Vector.Min(toA, Vector<byte>.AllBitsSet - toB) + toB;
        Vector<byte> difference = Vector.Max(toA, toB) - Vector.Min(toA, toB);
        Vector<byte> oneSign = Vector.Equals(Vector.LessThan(b, c), Vector.LessThan(a, c));
        Vector<byte> toC = Vector.ConditionalSelect(oneSign, sum, difference);
        Vector<byte> takeA = Vector.LessThanOrEqual(toA, toB) & Vector.LessThanOrEqual(toA, toC);
        return Vector.ConditionalSelect(takeA, a, Vector.ConditionalSelect(Vector.LessThanOrEqual(toB, toC), b, c));
    }
}
