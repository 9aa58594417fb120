namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// Super-resolution from transformed self-exemplars (Huang, Singh and Ahuja 2015), of one channel: level after level, each from patches of
/// the levels below it (sections 3 and 4).
/// </summary>
internal static class SelfExemplarSynthesis
{
    // A side shorter than this has no room for patches and their examples; its edge is repeated.
    private const int ShortestSide = 2 * Patch.Side;

    /// <summary>Enlarges a picture.</summary>
    /// <param name="low">The picture.</param>
    /// <param name="scale">r, at least 1.</param>
    /// <param name="settings">The method's parameters.</param>
    /// <param name="threads">How many threads.</param>
    public static GrayImage Run(GrayImage low, int scale, SelfExemplarSettings settings, ParallelOptions threads)
    {
        if (scale == 1)
        {
            return low;
        }

        GrayImage wide = WithSize(low, Math.Max(low.Width, ShortestSide), Math.Max(low.Height, ShortestSide));
        return WithSize(Enlarge(wide, scale, settings, threads), checked(low.Width * scale), checked(low.Height * scale));
    }

    private static GrayImage Enlarge(GrayImage low, int scale, SelfExemplarSettings settings, ParallelOptions threads)
    {
        PlaneModel planes = settings.Planes ? PlaneLocalisation.Find(low, settings.Seed, threads) : PlaneModel.Facing(low.Width, low.Height);
        ScalePyramid pyramid = new(low, scale, settings.Octaves, threads);
        MatchField? field = null;
        LevelGeometry? below = null;
        int rounds = settings.Rounds;
        for (int level = 1; level <= pyramid.Levels; level++)
        {
            LevelGeometry geometry = new(pyramid, level, planes);
            GrayImage target = pyramid.Target(level);
            field = field is null ? MatchField.InPlace(pyramid.Size(level), planes) : field.Enlarge(pyramid.Size(level), below!);
            rounds = Math.Max(rounds - settings.FewerRounds, settings.LeastRounds);
            PatchCost cost = new(pyramid, geometry, planes, settings);
            new PatchSearch(target, field, geometry, cost, planes, settings, threads).Run(rounds);
            GrayImage result = PatchVoting.Run(pyramid, field, geometry, threads);
            BackProjection.Run(result, low, settings.BackProjections, threads);
            pyramid.Add(level, result);
            below = geometry;
        }

        return pyramid.Sharp(pyramid.Levels);
    }

    // Cut, or with its last column and row repeated.
    private static GrayImage WithSize(GrayImage image, int width, int height)
    {
        if (image.Width == width && image.Height == height)
        {
            return image;
        }

        GrayImage result = new(width, height);
        for (int y = 0; y < height; y++)
        {
            Span<float> from = image.Row(Math.Min(y, image.Height - 1)), to = result.Row(y);
            from[..Math.Min(width, from.Length)].CopyTo(to);
            to[Math.Min(width, from.Length)..].Fill(from[^1]);
        }

        return result;
    }
}
