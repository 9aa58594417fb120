using SixLabors.ImageSharp;

namespace SuperResolution.Imaging;

/// <summary>
/// Cuts a picture into tiles whose cores cover it once. With a halo as wide as the receptive field reaches, the tiles' results
/// put side by side are the whole picture's result: there is no seam to blend.
/// </summary>
internal sealed class TileGrid
{
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

    /// <summary>The largest side of a core with which a tile and its halo stay within a budget; at least 1.</summary>
    /// <param name="budget">Bytes for one tile.</param>
    /// <param name="bytesPerPixel">Bytes that a pixel of the tile, halo included, takes.</param>
    /// <param name="halo">The margin on each side, in input pixels.</param>
    public static int LargestSide(long budget, long bytesPerPixel, int halo) =>
        (int)Math.Clamp(Math.Sqrt((double)budget / bytesPerPixel) - 2 * halo, 1, int.MaxValue / 4);

    private static int Boundary(int length, int index, int count) => (int)((long)length * index / count);

    private static int CeilingDivide(int value, int divisor) => (int)(((long)value + divisor - 1) / divisor);
}
