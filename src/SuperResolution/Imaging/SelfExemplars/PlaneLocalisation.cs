namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// Finds a scene's planes (section 3; Huang et al. 2014, section 4): two vanishing points span a plane, and it lies where edges to both are
/// dense.
/// </summary>
internal static class PlaneLocalisation
{
    // How wide an edge says something of its neighbourhood, in pixels of the small picture: five passes of the program's Gaussian.
    private const int Sigma = 60;

    // The density of the plane that faces the camera, and what every plane gets at every pixel.
    private const float Facing = 1e-4f, Floor = 0.1f;

    // The farthest corner is at most this many times as far as the nearest; a line through the picture is no plane's.
    private const double DeepestRatio = 10;

    // In a plane whose depth differs by less, nothing is distorted that matters.
    private const double LeastRatio = 1.05;

    public static PlaneModel Find(GrayImage image, long seed, ParallelOptions threads)
    {
        List<VanishingPoint> points = VanishingPoints.Find(Edgelets.Find(image), CounterRandom.Of(seed));
        float[][] densities = [.. points.Select(point => Density(image, point, threads))];
        List<(double A, double B)> lines = [];
        List<float[]> planes = [];
        for (int i = 0; i < points.Count; i++)
        {
            for (int j = i + 1; j < points.Count; j++)
            {
                if (TryLine(points[i], points[j], image, out (double A, double B) line))
                {
                    lines.Add(line);
                    planes.Add([.. densities[i].Zip(densities[j], (one, other) => one * other)]);
                }
            }
        }

        lines.Add((0, 0));
        planes.Add([.. Enumerable.Repeat(Facing, image.Values.Length)]);
        Normalise(planes, 0);
        Normalise(planes, Floor);
        return new(image.Width, image.Height, [.. lines], [.. planes]);
    }

    /// <summary>The vanishing line a x + b y + 1 = 0 through two points, where it is that of a plane that can be seen.</summary>
    public static bool TryLine(VanishingPoint one, VanishingPoint other, GrayImage image, out (double A, double B) line)
    {
        double a = one.Y * other.W - one.W * other.Y, b = one.W * other.X - one.X * other.W, c = one.X * other.Y - one.Y * other.X;
        line = (a / c, b / c);
        double right = line.A * (image.Width - 1), bottom = line.B * (image.Height - 1);
        double[] depths = [1, 1 + right, 1 + bottom, 1 + right + bottom];
        double ratio = depths.Max() / depths.Min();
        return double.IsFinite(line.A) && double.IsFinite(line.B) && depths.Min() > 0 && ratio is >= LeastRatio and <= DeepestRatio;
    }

    private static float[] Density(GrayImage image, VanishingPoint point, ParallelOptions threads)
    {
        GrayImage marks = new(image.Width, image.Height);
        foreach (Edgelet edgelet in point.Support)
        {
            marks.Row((int)edgelet.Y)[(int)edgelet.X] = 1;
        }

        return GaussianBlur.Run(marks, Sigma, 3 * Sigma, threads).Values;
    }

    private static void Normalise(List<float[]> planes, float floor)
    {
        for (int i = 0; i < planes[0].Length; i++)
        {
            float sum = planes.Sum(plane => plane[i] + floor);
            foreach (float[] plane in planes)
            {
                plane[i] = (plane[i] + floor) / sum;
            }
        }
    }
}
