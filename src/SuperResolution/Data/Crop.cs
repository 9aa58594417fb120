using SixLabors.ImageSharp;

namespace SuperResolution.Data;

/// <summary>A square cut out of an image and turned.</summary>
/// <param name="X">The first column, in low-resolution pixels.</param>
/// <param name="Y">The first row, in low-resolution pixels.</param>
/// <param name="Side">The side, in low-resolution pixels.</param>
/// <param name="Orientation">From 0 to 7, see <see cref="Data.Orientation"/>.</param>
internal readonly record struct Crop(int X, int Y, int Side, int Orientation)
{
    private enum Draw
    {
        X,
        Y,
        Orientation,
    }

    /// <summary>Where it lies in the low-resolution image.</summary>
    public Rectangle Region => new(X, Y, Side, Side);

    /// <summary>A random one: every place and orientation is as likely as another.</summary>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="low">The size of the low-resolution image.</param>
    /// <param name="side">The side, in low-resolution pixels, not above those of the image.</param>
    /// <param name="turned">Whether it is flipped and turned.</param>
    public static Crop Random(CounterRandom random, Size low, int side, bool turned) => new(
        random.Below((int)Draw.X, low.Width - side + 1),
        random.Below((int)Draw.Y, low.Height - side + 1),
        side,
        turned ? random.Below((int)Draw.Orientation, Data.Orientation.Count) : 0);
}
