namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>What matches of one level mean: which homography each is, and in which smaller level its example lies (section 3).</summary>
internal sealed class LevelGeometry
{
    private readonly ScalePyramid _pyramid;
    private readonly (float A, float B)[] _lines;
    private readonly float _logStep;

    public LevelGeometry(ScalePyramid pyramid, int level, PlaneModel planes)
    {
        _pyramid = pyramid;
        Level = level;
        (Width, Height) = pyramid.Size(level);
        _logStep = (float)Math.Log(pyramid.Step);
        _lines = planes.LinesAt(Width, Height);
    }

    public int Level { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The homography from the patch around a pixel to its example, both in pixels of this level.</summary>
    public PatchTransform Transform(int x, int y, in Match match) =>
        PatchTransform.Create(_lines[match.Plane], (x, y), (match.X, match.Y), match.Shape);

    /// <summary>The level whose pixels are nearest in size to those of the example, and at least one below this.</summary>
    /// <param name="scale">How many times wider the patch is at its source.</param>
    public int SourceLevel(float scale) =>
        Level - Math.Clamp((int)MathF.Round(MathF.Log(scale) / _logStep), 1, _pyramid.SourceLevels);

    /// <summary>A homography into this level as one into a picture of another.</summary>
    public PatchTransform Into(GrayImage source, in PatchTransform transform) =>
        transform.In((float)source.Width / Width, (float)source.Height / Height);

    /// <summary>Whether the example's centre is a patch's radius or more within the picture.</summary>
    public bool IsInside(float x, float y) =>
        x >= Patch.Radius && x <= Width - 1 - Patch.Radius && y >= Patch.Radius && y <= Height - 1 - Patch.Radius;
}
