using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Red, green, blue and straight alpha in float32; 1 is full, and colours may be beyond.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct RgbaVector : IPixel<RgbaVector>
{
    /// <summary>The red component.</summary>
    public float R;

    /// <summary>The green component.</summary>
    public float G;

    /// <summary>The blue component.</summary>
    public float B;

    /// <summary>The straight alpha component.</summary>
    public float A;

    /// <summary>Makes a pixel of its components.</summary>
    public RgbaVector(float r, float g, float b, float a = 1)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(RgbaVector left, RgbaVector right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(RgbaVector left, RgbaVector right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => From(source);

    /// <inheritdoc/>
    public void FromL16(L16 source) => From(source);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => From(source);

    /// <inheritdoc/>
    public void FromLa32(La32 source) => From(source);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => From(source);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => From(source);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => From(source);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => From(source);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new(R, G, B, A);

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = Vector4.Clamp(vector, Vector4.Zero, Vector4.One);
        this = new(vector.X, vector.Y, vector.Z, vector.W);
    }

    /// <inheritdoc/>
    public readonly bool Equals(RgbaVector other) => R.Equals(other.R) && G.Equals(other.G) && B.Equals(other.B) && A.Equals(other.A);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is RgbaVector other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"RgbaVector({R}, {G}, {B}, {A})";

    private void From<TSource>(TSource source)
        where TSource : unmanaged, IPixel<TSource> => FromScaledVector4(source.ToScaledVector4());
}
