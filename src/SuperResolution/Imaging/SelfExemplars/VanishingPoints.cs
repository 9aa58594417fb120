namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// A point in which parallel lines of the scene meet in the picture, (X, Y, W) with W = 0 for one at infinity, and their edgelets.
/// </summary>
internal sealed record VanishingPoint(double X, double Y, double W, IReadOnlyList<Edgelet> Support);

/// <summary>
/// Finds vanishing points by chance and vote (RANSAC; Fischler and Bolles 1981): the lines through two edgelets meet in a candidate, and
/// edgelets that point to it vote. The paper takes them from a detector of its authors (section 3).
/// </summary>
internal static class VanishingPoints
{
    private const int Most = 3, Candidates = 1000;

    // The sine of how far an edgelet may point past: two degrees.
    private const double Tolerance = 0.035;

    // Of all edgelets, how many point to a vanishing point at least, and never fewer than this: by chance some always do.
    private const double LeastShare = 0.2;
    private const int LeastSupport = 60;

    public static List<VanishingPoint> Find(IReadOnlyList<Edgelet> edgelets, CounterRandom random)
    {
        List<VanishingPoint> points = [];
        List<Edgelet> left = [.. edgelets];
        int least = Math.Max(LeastSupport, (int)(LeastShare * edgelets.Count));
        while (points.Count < Most && left.Count >= least && Best(left, random.At(points.Count)) is { } point && point.Support.Count >= least)
        {
            points.Add(point);
            left.RemoveAll(edgelet => PointsTo(edgelet, point.X, point.Y, point.W));
        }

        return points;
    }

    /// <summary>Whether the edge of an edgelet, made longer, passes a point.</summary>
    public static bool PointsTo(in Edgelet edgelet, double x, double y, double w)
    {
        // The direction to the point, also where it is at infinity.
        double dx = x - w * edgelet.X, dy = y - w * edgelet.Y;
        double off = edgelet.NormalX * dx + edgelet.NormalY * dy;
        return off * off <= Tolerance * Tolerance * (dx * dx + dy * dy);
    }

    private static VanishingPoint? Best(List<Edgelet> edgelets, CounterRandom random)
    {
        (double X, double Y, double W) best = default;
        int most = 0;
        for (int candidate = 0; candidate < Candidates; candidate++)
        {
            CounterRandom draw = random.At(candidate);
            (double x, double y, double w) = Meet(edgelets[draw.Below(0, edgelets.Count)], edgelets[draw.Below(1, edgelets.Count)]);
            int votes = 0;
            foreach (Edgelet edgelet in edgelets)
            {
                votes += PointsTo(edgelet, x, y, w) ? 1 : 0;
            }

            if (votes > most && (x, y, w) != default)
            {
                (best, most) = ((x, y, w), votes);
            }
        }

        return most == 0 ? null : new(best.X, best.Y, best.W, edgelets.FindAll(edgelet => PointsTo(edgelet, best.X, best.Y, best.W)));
    }

    // The cross product of the two lines n · p = n · p₀.
    private static (double X, double Y, double W) Meet(in Edgelet one, in Edgelet other)
    {
        double c1 = -(one.NormalX * (double)one.X + one.NormalY * (double)one.Y);
        double c2 = -(other.NormalX * (double)other.X + other.NormalY * (double)other.Y);
        return (
            one.NormalY * c2 - c1 * other.NormalY,
            c1 * other.NormalX - one.NormalX * c2,
            (double)one.NormalX * other.NormalY - (double)one.NormalY * other.NormalX);
    }
}
