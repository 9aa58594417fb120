using SixLabors.ImageSharp;
using SuperResolution.Numerics;

namespace SuperResolution.Imaging;

/// <summary>
/// Cuts a picture into tiles whose cores cover it once. With a halo as wide as the receptive field reaches, the tiles' results
/// put side by side are the whole picture's result: there is no seam to blend.
/// </summary>
internal sealed class TileGrid
{
    /// <summary>Cores with smaller sides compute almost nothing but margin.</summary>
    public const int SmallestSide = 16;

    private readonly Rectangle _picture;
    private readonly int _halo;
    private readonly int _alignment;
    private readonly int _columns;
    private readonly int _rows;

    private TileGrid(Size picture, int halo, int alignment, int columns, int rows)
    {
        _picture = new Rectangle(0, 0, picture.Width, picture.Height);
        _halo = halo;
        _alignment = alignment;
        _columns = columns;
        _rows = rows;
    }

    /// <summary>How many tiles there are.</summary>
    public int Count => checked(_columns * _rows);

    /// <summary>The tiles, row by row.</summary>
    public IEnumerable<Tile> Tiles() => Cut(_picture, _columns, _rows);

    /// <summary>Cuts a tile into those of a largest size; a tile that is not larger stays whole.</summary>
    /// <param name="tile">A tile of this picture.</param>
    /// <param name="largest">The largest sides of a core, in input pixels.</param>
    public IEnumerable<Tile> Cut(Tile tile, Size largest) => Cut(
        tile.Core, CeilingDivide(tile.Core.Width, largest.Width), CeilingDivide(tile.Core.Height, largest.Height));

    /// <summary>Tiles with cores of at most a side.</summary>
    /// <param name="picture">The picture's size in input pixels.</param>
    /// <param name="side">The largest side of a core, in input pixels.</param>
    /// <param name="halo">The margin on each side, in input pixels.</param>
    /// <param name="alignment">Of what the edges of tiles with their margin are multiples, the picture's own aside.</param>
    public static TileGrid OfSide(Size picture, int side, int halo, int alignment = 1) =>
        new(picture, halo, alignment, CeilingDivide(picture.Width, side), CeilingDivide(picture.Height, side));

    /// <summary>Of the tiles that stay within a budget with their halo, those that compute the fewest pixels in all.</summary>
    /// <param name="picture">The picture's size in input pixels.</param>
    /// <param name="budget">The memory for one tile.</param>
    /// <param name="bytesPerPixel">Bytes that a pixel of the tile, halo included, takes.</param>
    /// <param name="halo">The margin on each side, in input pixels.</param>
    /// <param name="alignment">Of what the edges of tiles with their margin are multiples, the picture's own aside.</param>
    /// <exception cref="ArgumentException">The budget does not reach for a core of 16×16 pixels.</exception>
    public static TileGrid WithinBudget(Size picture, TileBudget budget, long bytesPerPixel, int halo, int alignment = 1)
    {
        int margin = halo + alignment - 1;
        long pixels = budget.ForPixels / bytesPerPixel;
        if (OverlappingParts.FewestComputed(picture.Width, picture.Height, pixels, margin, SmallestSide) is var (columns, rows))
        {
            return new(picture, halo, alignment, columns, rows);
        }

        double needed = (double)SmallestInput(picture.Width, margin) * SmallestInput(picture.Height, margin) * bytesPerPixel;
        throw new ArgumentException(FormattableString.Invariant(
            $"A memory budget of {budget.Bytes >> 20} MiB does not reach for a tile of {SmallestSide}×{SmallestSide} pixels with its margin of {halo}; give at least {Math.Ceiling(budget.EnoughFor(needed) / (1 << 20))} MiB, or a tile."));
    }

    private IEnumerable<Tile> Cut(Rectangle area, int columns, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                // Sides differ by one pixel at most, so that no sliver is left over at the end.
                Rectangle core = Rectangle.FromLTRB(
                    area.Left + Boundary(area.Width, column, columns),
                    area.Top + Boundary(area.Height, row, rows),
                    area.Left + Boundary(area.Width, column + 1, columns),
                    area.Top + Boundary(area.Height, row + 1, rows));
                Rectangle input = Rectangle.FromLTRB(
                    Math.Max(core.Left - _halo, 0) / _alignment * _alignment,
                    Math.Max(core.Top - _halo, 0) / _alignment * _alignment,
                    Math.Min(CeilingDivide(core.Right + _halo, _alignment) * _alignment, _picture.Width),
                    Math.Min(CeilingDivide(core.Bottom + _halo, _alignment) * _alignment, _picture.Height));
                yield return new Tile(core, input);
            }
        }
    }

    /// <summary>The longest input of the smallest tiles that a side is cut into.</summary>
    private static long SmallestInput(int length, int margin) => OverlappingParts.Longest(length, OverlappingParts.Most(length, SmallestSide), margin);

    private static int Boundary(int length, int index, int count) => (int)((long)length * index / count);

    private static int CeilingDivide(int value, int divisor) => (int)(((long)value + divisor - 1) / divisor);
}
