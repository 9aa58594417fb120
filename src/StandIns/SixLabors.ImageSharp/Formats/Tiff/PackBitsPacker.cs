namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Run lengths of bytes (TIFF 6.0, section 9); each row is packed apart.</summary>
internal sealed class PackBitsPacker : StripPacker
{
    private const int LongestRun = 128;
    private readonly int _rowBytes;

    public PackBitsPacker(int rowBytes) => _rowBytes = rowBytes;

    /// <inheritdoc/>
    public override void Pack(ReadOnlySpan<byte> strip, Stream output)
    {
        for (; strip.Length > 0; strip = strip[_rowBytes..])
        {
            PackRow(strip[.._rowBytes], output);
        }
    }

    private static void PackRow(ReadOnlySpan<byte> row, Stream output)
    {
        int start = 0;
        int at = 0;
        while (at < row.Length)
        {
            int run = 1;
            while (run < LongestRun && at + run < row.Length && row[at + run] == row[at])
            {
                run++;
            }

            // A run of two is no shorter than its bytes.
            if (run < 3)
            {
                at += run;
                continue;
            }

            WriteLiterals(row[start..at], output);
            output.WriteByte((byte)(1 - run));
            output.WriteByte(row[at]);
            at += run;
            start = at;
        }

        WriteLiterals(row[start..], output);
    }

    private static void WriteLiterals(ReadOnlySpan<byte> bytes, Stream output)
    {
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, LongestRun);
            output.WriteByte((byte)(count - 1));
            output.Write(bytes[..count]);
            bytes = bytes[count..];
        }
    }
}
