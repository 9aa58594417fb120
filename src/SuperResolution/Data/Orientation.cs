namespace SuperResolution.Data;

/// <summary>Copies squares of RGB pixels in one of the 8 orientations that flips and quarter turns make.</summary>
internal static class Orientation
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    private const int Channels = RgbBytes.Channels;
    private const int FlipColumns = 1;
    private const int FlipRows = 2;
    private const int Transpose = 4;

    /// <summary>Copies a square.</summary>
    /// <param name="source">Rows of RGB bytes without gaps.</param>
    /// <param name="width">Pixels in a row of the source.</param>
    /// <param name="x">The square's first column.</param>
    /// <param name="y">The square's first row.</param>
    /// <param name="side">Its side in pixels.</param>
    /// <param name="orientation">
    /// From 0, which leaves it as it is, to 7: the sum of a flip of columns (1), of rows (2), and of the axes' exchange (4).
    /// </param>
    /// <param name="target">Takes side·side·3 bytes.</param>
    public static void Copy(ReadOnlySpan<byte> source, int width, int x, int y, int side, int orientation, Span<byte> target)
    {
        int row = width * Channels;
        int start = y * row + x * Channels;
        if (orientation == 0)
        {
            for (int i = 0; i < side; i++)
            {
                source.Slice(start + i * row, side * Channels).CopyTo(target[(i * side * Channels)..]);
            }

            return;
        }

        (int down, int right) = (row, Channels);
        if ((orientation & FlipColumns) != 0)
        {
            start += (side - 1) * Channels;
            right = -right;
        }

        if ((orientation & FlipRows) != 0)
        {
            start += (side - 1) * row;
            down = -down;
        }

        if ((orientation & Transpose) != 0)
        {
            (down, right) = (right, down);
        }

        int to = 0;
        for (int i = 0; i < side; i++)
        {
            int from = start + i * down;
            for (int j = 0; j < side; j++, from += right, to += Channels)
            {
                target[to] = source[from];
                target[to + 1] = source[from + 1];
                target[to + 2] = source[from + 2];
            }
        }
    }
}
