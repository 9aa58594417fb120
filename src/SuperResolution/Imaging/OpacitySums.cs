using SixLabors.ImageSharp;

namespace SuperResolution.Imaging;

/// <summary>Colours multiplied by opacity, and opacity, summed over any window in constant time (Crow's summed-area tables, 1984).</summary>
internal sealed class OpacitySums
{
    private const int Channels = 4;
    private readonly Size _size;
    private readonly long[] _table;

    /// <param name="colours">Three planes in [0, 1].</param>
    /// <param name="alpha">One plane in [0, 1].</param>
    /// <param name="size">Their size.</param>
    /// <param name="levels">What 1 becomes as a whole number, at most 65535.</param>
    public OpacitySums(ReadOnlySpan<float> colours, ReadOnlySpan<float> alpha, Size size, int levels)
    {
        _size = size;
        _table = new long[Channels * (size.Width + 1) * (size.Height + 1)];
        int plane = size.Width * size.Height;
        Span<long> row = stackalloc long[Channels];
        for (int y = 0; y < size.Height; y++)
        {
            row.Clear();
            for (int x = 0; x < size.Width; x++)
            {
                int at = y * size.Width + x;
                long opacity = Level(alpha[at], levels);
                row[0] += opacity * Level(colours[at], levels);
                row[1] += opacity * Level(colours[at + plane], levels);
                row[2] += opacity * Level(colours[at + 2 * plane], levels);
                row[3] += opacity;
                int above = Entry(x + 1, y);
                int here = Entry(x + 1, y + 1);
                for (int channel = 0; channel < Channels; channel++)
                {
                    _table[here + channel] = _table[above + channel] + row[channel];
                }
            }
        }
    }

    /// <summary>The sums of a square window, cut at the edges.</summary>
    public (long Red, long Green, long Blue, long Opacity) Window(int x, int y, int radius)
    {
        int left = Math.Max(x - radius, 0);
        int top = Math.Max(y - radius, 0);
        int right = Math.Min(x + radius + 1, _size.Width);
        int bottom = Math.Min(y + radius + 1, _size.Height);
        (int a, int b, int c, int d) = (Entry(left, top), Entry(right, top), Entry(left, bottom), Entry(right, bottom));
        return (Sum(0), Sum(1), Sum(2), Sum(3));

        long Sum(int channel) => _table[d + channel] - _table[b + channel] - _table[c + channel] + _table[a + channel];
    }

    private static long Level(float value, int levels) => (long)MathF.Round(value * levels);

    private int Entry(int x, int y) => Channels * (y * (_size.Width + 1) + x);
}
