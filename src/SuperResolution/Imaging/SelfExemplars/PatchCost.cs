namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>How well a match fits (section 4.1): the appearance, the plane and the scale.</summary>
internal sealed class PatchCost
{
    private readonly ScalePyramid _pyramid;
    private readonly LevelGeometry _geometry;
    private readonly PlaneModel _planes;
    private readonly SelfExemplarSettings _settings;
    private readonly float _smallest;

    public PatchCost(ScalePyramid pyramid, LevelGeometry geometry, PlaneModel planes, SelfExemplarSettings settings)
    {
        _pyramid = pyramid;
        _geometry = geometry;
        _planes = planes;
        _settings = settings;
        _smallest = settings.SmallestScale ?? (float)pyramid.Step;
    }

    /// <summary>Measures a match, and sets its cost and its bias.</summary>
    /// <param name="target">The patch around the pixel.</param>
    /// <param name="x">The pixel's column.</param>
    /// <param name="y">The pixel's row.</param>
    /// <param name="match">The match.</param>
    /// <returns>False where the example lies outside or is not a larger part of the picture than the patch; then nothing is set.</returns>
    public bool TryMeasure(ReadOnlySpan<float> target, int x, int y, ref Match match)
    {
        if (!_geometry.IsInside(match.X, match.Y))
        {
            return false;
        }

        PatchTransform transform = _geometry.Transform(x, y, match);
        float scale = transform.Scale;
        if (!(scale >= _smallest * (1 - 1e-5f) && scale <= _settings.LargestScale))
        {
            return false;
        }

        GrayImage source = _pyramid.Blurred(_geometry.SourceLevel(scale));
        Span<float> example = stackalloc float[Patch.Pixels];
        Patch.Read(source, _geometry.Into(source, transform), example);
        (float appearance, match.Bias) = Appearance(target, example, _settings.LargestBias);
        match.Cost = appearance
            + _settings.ScaleWeight * MathF.Max(0, (float)_pyramid.Step - scale)
            + _settings.PlaneWeight * Plane(x, y, match);
        return true;
    }

    /// <summary>The weighted mean of squared differences, after the example is made as bright as the target.</summary>
    /// <param name="target">A patch.</param>
    /// <param name="example">A patch.</param>
    /// <param name="largestBias">How far brightness may be moved.</param>
    public static (float Cost, float Bias) Appearance(ReadOnlySpan<float> target, ReadOnlySpan<float> example, float largestBias)
    {
        ReadOnlySpan<float> weights = Patch.Weights;
        float sum = 0;
        for (int i = 0; i < Patch.Pixels; i++)
        {
            sum += target[i] - example[i];
        }

        float bias = Math.Clamp(sum / Patch.Pixels, -largestBias, largestBias), cost = 0;
        for (int i = 0; i < Patch.Pixels; i++)
        {
            float difference = target[i] - example[i] - bias;
            cost += weights[i] * difference * difference;
        }

        return (cost, bias);
    }

    // −log of the probability that the target and the example lie on the plane.
    private float Plane(int x, int y, in Match match) => _planes.Count == 1
        ? 0
        : _planes.Surprise(match.Plane, x, y, _geometry) + _planes.Surprise(match.Plane, (int)(match.X + 0.5f), (int)(match.Y + 0.5f), _geometry);
}
