namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>Patches of 5×5 pixels and the weights of their pixels, a Gaussian of σ 3 (section 4.1).</summary>
internal static class Patch
{
    public const int Radius = 2, Side = 2 * Radius + 1, Pixels = Side * Side;

    private const double Sigma = 3;

    /// <summary>The weights row after row; their sum is 1.</summary>
    public static float[] Weights { get; } = Gaussian();

    /// <summary>Copies the patch around a pixel that is at least <see cref="Radius"/> from every edge.</summary>
    public static void Read(GrayImage image, int x, int y, Span<float> patch)
    {
        for (int row = 0; row < Side; row++)
        {
            image.Row(y - Radius + row).Slice(x - Radius, Side).CopyTo(patch[(row * Side)..]);
        }
    }

    /// <summary>The patch around a transformed place of a picture, bilinearly interpolated.</summary>
    public static void Read(GrayImage image, in PatchTransform to, Span<float> patch)
    {
        bool inside = IsInside(image, to);
        for (int row = 0; row < Side; row++)
        {
            ReadRow(image, to, row - Radius, inside, patch.Slice(row * Side, Side));
        }
    }

    /// <summary>One row of such a patch.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="to">From offsets around the patch's centre to the picture's pixels.</param>
    /// <param name="dy">Which row: its distance from the centre.</param>
    /// <param name="inside">Whether the patch is <c>IsInside</c>.</param>
    /// <param name="row">The row.</param>
    public static void ReadRow(GrayImage image, in PatchTransform to, int dy, bool inside, Span<float> row)
    {
        for (int i = 0; i < Side; i++)
        {
            (float x, float y) = to.Apply(i - Radius, dy);
            row[i] = inside ? image.Between(x, y) : image.At(x, y);
        }
    }

    /// <summary>Whether all of a transformed patch lies between pixels of a picture: its corners do.</summary>
    public static bool IsInside(GrayImage image, in PatchTransform to) =>
        HasNeighbours(image, to.Apply(-Radius, -Radius)) && HasNeighbours(image, to.Apply(Radius, -Radius))
        && HasNeighbours(image, to.Apply(-Radius, Radius)) && HasNeighbours(image, to.Apply(Radius, Radius));

    // Not on the last row or column: there is none after it.
    private static bool HasNeighbours(GrayImage image, (float X, float Y) corner) =>
        corner.X > 0 && corner.Y > 0 && corner.X < image.Width - 1.01f && corner.Y < image.Height - 1.01f;

    private static float[] Gaussian()
    {
        double[] weights = new double[Pixels];
        for (int i = 0; i < Pixels; i++)
        {
            int dx = i % Side - Radius, dy = i / Side - Radius;
            weights[i] = Math.Exp(-(dx * dx + dy * dy) / (2 * Sigma * Sigma));
        }

        double sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }
}
