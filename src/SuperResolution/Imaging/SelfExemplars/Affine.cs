namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>A 2×2 matrix: scale, rotation and shear of a patch.</summary>
internal readonly record struct Affine(float XX, float XY, float YX, float YY)
{
    public static Affine OfScale(float scale) => new(scale, 0, 0, scale);

    /// <summary>A rotation of a shear, scaled: s · [cos θ, −sin θ; sin θ, cos θ] · [1, p; q, 1].</summary>
    public static Affine Of(float scale, float angle, float shearX, float shearY)
    {
        (float sin, float cos) = MathF.SinCos(angle);
        return new(
            scale * (cos - sin * shearY), scale * (cos * shearX - sin),
            scale * (sin + cos * shearY), scale * (sin * shearX + cos));
    }

    /// <summary>This after another.</summary>
    public Affine After(in Affine first) => new(
        XX * first.XX + XY * first.YX, XX * first.XY + XY * first.YY,
        YX * first.XX + YY * first.YX, YX * first.XY + YY * first.YY);
}
