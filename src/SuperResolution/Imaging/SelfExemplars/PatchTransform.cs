using System.Runtime.CompilerServices;

namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// A homography from offsets around a target pixel to places in a source picture (section 3): what the plane on which both lie does to
/// the patch, after an affine change of it.
/// </summary>
/// <remarks>
/// With the plane's vanishing line (a, b, 1) as third row, H = [1 0 0; 0 1 0; a b 1] makes the plane fronto-parallel. There the patch moves
/// from target to source by a translation; T = H⁻¹ · translation · H is the same in the picture (Huang et al. 2014, "Image Completion
/// using Planar Structure Guidance", equations 8 and 9).
/// </remarks>
internal readonly struct PatchTransform
{
    private readonly float _xx, _xy, _x, _yx, _yy, _y, _wx, _wy;

    private PatchTransform(float xx, float xy, float x, float yx, float yy, float y, float wx, float wy)
    {
        (_xx, _xy, _x) = (xx, xy, x);
        (_yx, _yy, _y) = (yx, yy, y);
        (_wx, _wy) = (wx, wy);
    }

    /// <summary>How many times wider the patch is at its source, to first order at its centre (Chum and Matas 2010).</summary>
    public float Scale => MathF.Sqrt(MathF.Abs((_xx - _x * _wx) * (_yy - _y * _wy) - (_xy - _x * _wy) * (_yx - _y * _wx)));

    /// <param name="line">The vanishing line (a, b) of the plane, as a x + b y + 1 = 0; (0, 0) for a plane that faces the camera.</param>
    /// <param name="target">The target pixel.</param>
    /// <param name="source">Where it goes.</param>
    /// <param name="shape">The affine change.</param>
    public static PatchTransform Create((float A, float B) line, (float X, float Y) target, (float X, float Y) source, in Affine shape)
    {
        (float a, float b) = line;
        if (a == 0 && b == 0)
        {
            return new(shape.XX, shape.XY, source.X, shape.YX, shape.YY, source.Y, 0, 0);
        }

        float targetDepth = a * target.X + b * target.Y + 1, sourceDepth = a * source.X + b * source.Y + 1;
        float dx = source.X / sourceDepth - target.X / targetDepth;
        float dy = source.Y / sourceDepth - target.Y / targetDepth;
        float dw = -(a * dx + b * dy);

        // T = I + (dx, dy, dw)ᵀ (a, b, 1); its third column at the target is (source, 1) times this.
        float w = 1 + dw * targetDepth;
        float xx = 1 + dx * a, xy = dx * b, yx = dy * a, yy = 1 + dy * b, wx = dw * a, wy = dw * b;
        return new(
            (xx * shape.XX + xy * shape.YX) / w, (xx * shape.XY + xy * shape.YY) / w, source.X,
            (yx * shape.XX + yy * shape.YX) / w, (yx * shape.XY + yy * shape.YY) / w, source.Y,
            (wx * shape.XX + wy * shape.YX) / w, (wx * shape.XY + wy * shape.YY) / w);
    }

    /// <summary>The same in a picture of another size, whose pixels cover the same area.</summary>
    /// <param name="x">The other width over this one.</param>
    /// <param name="y">The other height over this one.</param>
    public PatchTransform In(float x, float y)
    {
        // A pixel's centre is half a pixel from its corner, where the coordinates of both pictures meet.
        float cx = 0.5f * x - 0.5f, cy = 0.5f * y - 0.5f;
        return new(
            _xx * x + _wx * cx, _xy * x + _wy * cx, _x * x + cx,
            _yx * y + _wx * cy, _yy * y + _wy * cy, _y * y + cy,
            _wx, _wy);
    }

    /// <summary>Where an offset from the target pixel goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (float X, float Y) Apply(float dx, float dy)
    {
        float depth = 1 / (_wx * dx + _wy * dy + 1);
        return ((_xx * dx + _xy * dy + _x) * depth, (_yx * dx + _yy * dy + _y) * depth);
    }
}
