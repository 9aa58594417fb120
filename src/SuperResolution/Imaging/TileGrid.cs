using SixLabors.ImageSharp;

namespace SuperResolution.Imaging;

/// <summary>
/// Cuts a picture into tiles whose cores cover it once. With a halo as wide as the receptive field reaches, the tiles' results
/// put side by side are the whole picture's result: there is no seam to blend.
/// </summary>
internal sealed class TileGrid
{
    // Smaller cores compute almost nothing but margin.
    private const int SmallestSide = 16;

    private readonly Size _picture;
    private readonly int _halo;
    private readonly int _columns;
    private readonly int _rows;

    /// <param name="picture">The picture's size in input pixels.</param>
    /// <param name="side">The largest side of a core, in input pixels.</param>
    /// <param name="halo">The margin on each side, in input pixels.</param>
    public TileGrid(Size picture, int side, int halo)
    {
        _picture = picture;
        _halo = halo;
        _columns = CeilingDivide(picture.Width, side);
        _rows = CeilingDivide(picture.Height, side);
    }

    /// <summary>How many tiles there are.</summary>
    public int Count => checked(_columns * _rows);

    /// <summary>The tiles, row by row.</summary>
    public IEnumerable<Tile> Tiles()
    {
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _columns; column++)
            {
                // Sides differ by one pixel at most, so that no sliver is left over at the end.
                Rectangle core = Rectangle.FromLTRB(
                    Boundary(_picture.Width, column, _columns),
                    Boundary(_picture.Height, row, _rows),
                    Boundary(_picture.Width, column + 1, _columns),
                    Boundary(_picture.Height, row + 1, _rows));
                Rectangle input = Rectangle.FromLTRB(
                    Math.Max(core.Left - _halo, 0),
                    Math.Max(core.Top - _halo, 0),
                    Math.Min(core.Right + _halo, _picture.Width),
                    Math.Min(core.Bottom + _halo, _picture.Height));
                yield return new Tile(core, input);
            }
        }
    }

    /// <summary>The largest side of a core with which a tile and its halo stay within a budget.</summary>
    /// <param name="picture">The picture's size in input pixels.</param>
    /// <param name="budget">Bytes for one tile.</param>
    /// <param name="bytesPerPixel">Bytes that a pixel of the tile, halo included, takes.</param>
    /// <param name="halo">The margin on each side, in input pixels.</param>
    /// <exception cref="ArgumentException">The budget does not reach for a core of 16×16 pixels.</exception>
    public static int LargestSide(Size picture, long budget, long bytesPerPixel, int halo)
    {
        if ((double)picture.Width * picture.Height * bytesPerPixel <= budget)
        {
            return Math.Max(picture.Width, picture.Height);
        }

        int side = (int)Math.Min(Math.Sqrt((double)budget / bytesPerPixel) - 2 * halo, int.MaxValue);
        double needed = Math.Pow(SmallestSide + 2 * halo, 2) * bytesPerPixel;
        return side >= SmallestSide
            ? side
            : throw new ArgumentException(FormattableString.Invariant(
                $"A memory budget of {budget >> 20} MiB does not reach for a tile of {SmallestSide}×{SmallestSide} pixels with its margin of {halo}; give at least {Math.Ceiling(needed / (1 << 20))} MiB, or a tile."));
    }

    private static int Boundary(int length, int index, int count) => (int)((long)length * index / count);

    private static int CeilingDivide(int value, int divisor) => (int)(((long)value + divisor - 1) / divisor);
}
