namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>A level from its matches (section 4.2): each patch brings its example's details, and where patches overlap they are averaged.</summary>
internal static class PatchVoting
{
    /// <param name="pyramid">The levels from which examples come.</param>
    /// <param name="field">The matches.</param>
    /// <param name="geometry">The level's.</param>
    /// <param name="threads">How many threads.</param>
    public static GrayImage Run(ScalePyramid pyramid, MatchField field, LevelGeometry geometry, ParallelOptions threads)
    {
        GrayImage result = new(field.Width, field.Height);

        // Each row asks the patches that reach it: no two threads add to the same pixel.
        Parallel.For(0, field.Height, threads, () => new float[field.Width], (y, _, weights) =>
        {
            Array.Clear(weights);
            Span<float> sums = result.Row(y);
            int top = Math.Max(Patch.Radius, y - Patch.Radius), bottom = Math.Min(field.Height - 1 - Patch.Radius, y + Patch.Radius);
            for (int centre = top; centre <= bottom; centre++)
            {
                Add(pyramid, field, geometry, centre, y - centre, sums, weights);
            }

            for (int x = 0; x < sums.Length; x++)
            {
                sums[x] /= weights[x];
            }

            return weights;
        }, _ => { });
        return result;
    }

    // One row, dy below their centres, of the patches of a row of centres.
    private static void Add(
        ScalePyramid pyramid, MatchField field, LevelGeometry geometry, int y, int dy, Span<float> sums, Span<float> weights)
    {
        Span<float> row = stackalloc float[Patch.Side];
        ReadOnlySpan<float> ofRow = Patch.Weights.AsSpan((dy + Patch.Radius) * Patch.Side, Patch.Side);
        for (int x = Patch.Radius; x < field.Width - Patch.Radius; x++)
        {
            ref Match match = ref field[x, y];
            PatchTransform transform = geometry.Transform(x, y, match);
            GrayImage source = pyramid.Sharp(geometry.SourceLevel(transform.Scale));
            PatchTransform example = geometry.Into(source, transform);
            Patch.ReadRow(source, example, dy, Patch.IsInside(source, example), row);
            for (int i = 0; i < Patch.Side; i++)
            {
                sums[x - Patch.Radius + i] += ofRow[i] * (row[i] + match.Bias);
                weights[x - Patch.Radius + i] += ofRow[i];
            }
        }
    }
}
