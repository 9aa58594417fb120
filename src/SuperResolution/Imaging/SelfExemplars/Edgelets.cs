namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>A piece of a straight edge: a point, and the normal of the edge there, of length 1.</summary>
internal readonly record struct Edgelet(float X, float Y, float NormalX, float NormalY);

/// <summary>Finds pieces of straight edges: where the gradient is strongest across the edge and points one way all around.</summary>
internal static class Edgelets
{
    private const int Radius = 2;

    // Of white, for a pixel.
    private const float LeastGradient = 0.02f;

    // Of the gradients around, how much must lie along one line: 1 is all. Corners and grass have less.
    private const float LeastCoherence = 0.9f;

    public static List<Edgelet> Find(GrayImage image)
    {
        List<Edgelet> found = [];
        for (int y = Radius + 1; y < image.Height - Radius - 1; y++)
        {
            for (int x = Radius + 1; x < image.Width - Radius - 1; x++)
            {
                if (Gradient(image, x, y) is var (gx, gy) && gx * gx + gy * gy >= LeastGradient * LeastGradient
                    && TryNormal(image, x, y, out float nx, out float ny) && IsRidge(image, x, y, nx, ny))
                {
                    found.Add(new(x, y, nx, ny));
                }
            }
        }

        return found;
    }

    private static (float X, float Y) Gradient(GrayImage image, int x, int y)
    {
        ReadOnlySpan<float> row = image.Row(y);
        return ((row[x + 1] - row[x - 1]) / 2, (image.Row(y + 1)[x] - image.Row(y - 1)[x]) / 2);
    }

    // The direction of the structure tensor's larger eigenvector.
    private static bool TryNormal(GrayImage image, int x, int y, out float nx, out float ny)
    {
        float xx = 0, xy = 0, yy = 0;
        for (int dy = -Radius; dy <= Radius; dy++)
        {
            for (int dx = -Radius; dx <= Radius; dx++)
            {
                (float gx, float gy) = Gradient(image, x + dx, y + dy);
                (xx, xy, yy) = (xx + gx * gx, xy + gx * gy, yy + gy * gy);
            }
        }

        (ny, nx) = MathF.SinCos(MathF.Atan2(2 * xy, xx - yy) / 2);
        return MathF.Sqrt((xx - yy) * (xx - yy) + 4 * xy * xy) >= LeastCoherence * (xx + yy);
    }

    private static bool IsRidge(GrayImage image, int x, int y, float nx, float ny)
    {
        int dx = (int)MathF.Round(nx), dy = (int)MathF.Round(ny);
        return Along(x, y) >= Along(x + dx, y + dy) && Along(x, y) > Along(x - dx, y - dy);

        float Along(int atX, int atY)
        {
            (float gx, float gy) = Gradient(image, atX, atY);
            return MathF.Abs(gx * nx + gy * ny);
        }
    }
}
