namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// A match for each patch that lies within a level: the nearest-neighbour field (section 4). Pixels nearer to the edge than a patch's
/// radius have none.
/// </summary>
internal sealed class MatchField
{
    // What is large looks like the same, small: edges and corners do at their own place.
    private const float FirstScale = 2;

    private readonly Match[] _matches;

    private MatchField((int Width, int Height) size)
    {
        (Width, Height) = size;
        _matches = new Match[checked(Width * Height)];
    }

    public int Width { get; }

    public int Height { get; }

    public ref Match this[int x, int y] => ref _matches[y * Width + x];

    /// <summary>The first guess: each patch matches the same place at half the size, on a plane that faces the camera.</summary>
    public static MatchField InPlace((int Width, int Height) size, PlaneModel planes)
    {
        MatchField field = new(size);
        for (int y = 0; y < field.Height; y++)
        {
            for (int x = 0; x < field.Width; x++)
            {
                field[x, y] = new Match { X = x, Y = y, Shape = Affine.OfScale(FirstScale), Plane = planes.FacingPlane };
            }
        }

        return field;
    }

    /// <summary>The guess of the next level: what was found at the same place of this one.</summary>
    /// <param name="size">The next level's size.</param>
    /// <param name="geometry">This level's.</param>
    public MatchField Enlarge((int Width, int Height) size, LevelGeometry geometry)
    {
        MatchField larger = new(size);
        float sx = (float)size.Width / Width, sy = (float)size.Height / Height;
        for (int y = 0; y < size.Height; y++)
        {
            float fromY = (y + 0.5f) / sy - 0.5f;
            int nearY = Math.Clamp((int)MathF.Round(fromY), Patch.Radius, Height - 1 - Patch.Radius);
            for (int x = 0; x < size.Width; x++)
            {
                float fromX = (x + 0.5f) / sx - 0.5f;
                int nearX = Math.Clamp((int)MathF.Round(fromX), Patch.Radius, Width - 1 - Patch.Radius);
                Match match = this[nearX, nearY];
                (float sourceX, float sourceY) = geometry.Transform(nearX, nearY, match).Apply(fromX - nearX, fromY - nearY);
                match.X = Math.Clamp((sourceX + 0.5f) * sx - 0.5f, Patch.Radius, size.Width - 1 - Patch.Radius);
                match.Y = Math.Clamp((sourceY + 0.5f) * sy - 0.5f, Patch.Radius, size.Height - 1 - Patch.Radius);
                larger[x, y] = match;
            }
        }

        return larger;
    }
}
