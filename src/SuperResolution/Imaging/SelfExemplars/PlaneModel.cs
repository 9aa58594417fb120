namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// The planes of a scene: the vanishing line of each, and for each pixel how likely it lies on which (section 3; Huang et al. 2014,
/// section 4). The last plane faces the camera.
/// </summary>
internal sealed class PlaneModel
{
    private readonly int _width, _height;
    private readonly (double A, double B)[] _lines;
    private readonly float[][] _probabilities, _surprises;

    /// <param name="width">Columns of the small picture.</param>
    /// <param name="height">Rows of the small picture.</param>
    /// <param name="lines">Vanishing lines a x + b y + 1 = 0 in its pixels; the plane that faces the camera, (0, 0), is the last.</param>
    /// <param name="probabilities">For each plane and pixel; the sum over planes is 1.</param>
    public PlaneModel(int width, int height, (double A, double B)[] lines, float[][] probabilities)
    {
        (_width, _height) = (width, height);
        _lines = lines;
        _probabilities = probabilities;
        _surprises = [.. probabilities.Select(plane => Array.ConvertAll(plane, p => -MathF.Log(p)))];
    }

    /// <summary>How many planes there are.</summary>
    public int Count => _lines.Length;

    /// <summary>The plane that faces the camera, on which nothing is distorted.</summary>
    public byte FacingPlane => (byte)(Count - 1);

    /// <summary>No plane but the one that faces the camera.</summary>
    public static PlaneModel Facing(int width, int height) => new(width, height, [(0, 0)], [[.. Enumerable.Repeat(1f, width * height)]]);

    /// <summary>The vanishing lines in pixels of another size, (0, 0) for the plane that faces the camera.</summary>
    public (float A, float B)[] LinesAt(int width, int height)
    {
        double sx = (double)_width / width, sy = (double)_height / height;
        return Array.ConvertAll(_lines, line =>
        {
            // The small picture's x is (x + 1/2) sx − 1/2.
            double rest = 1 + line.A * (sx - 1) / 2 + line.B * (sy - 1) / 2;
            return ((float)(line.A * sx / rest), (float)(line.B * sy / rest));
        });
    }

    /// <summary>−log of the probability that a pixel lies on a plane.</summary>
    public float Surprise(byte plane, int x, int y, LevelGeometry level) => _surprises[plane][Pixel(x, y, level)];

    /// <summary>A plane, as likely as that the pixel lies on it.</summary>
    /// <param name="number">A random number from 0 to below 1.</param>
    /// <param name="x">The pixel's column.</param>
    /// <param name="y">The pixel's row.</param>
    /// <param name="level">The level of the pixel.</param>
    public byte Draw(float number, int x, int y, LevelGeometry level)
    {
        int pixel = Pixel(x, y, level), plane = 0;
        while (plane < Count - 1 && (number -= _probabilities[plane][pixel]) >= 0)
        {
            plane++;
        }

        return (byte)plane;
    }

    private int Pixel(int x, int y, LevelGeometry level) => y * _height / level.Height * _width + x * _width / level.Width;
}
