using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Four 8-bit components: blue, green, red and straight alpha, as Windows has them.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Bgra32 : IPixel<Bgra32>
{
    /// <summary>The blue component.</summary>
    public byte B;

    /// <summary>The green component.</summary>
    public byte G;

    /// <summary>The red component.</summary>
    public byte R;

    /// <summary>The straight alpha component.</summary>
    public byte A;

    /// <summary>Makes a pixel of its components.</summary>
    public Bgra32(byte r, byte g, byte b, byte a)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(Bgra32 left, Bgra32 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(Bgra32 left, Bgra32 right) => !left.Equals(right);

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
    public readonly Vector4 ToScaledVector4() => new Rgba32(R, G, B, A).ToScaledVector4();

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        Rgba32 pixel = default;
        pixel.FromScaledVector4(vector);
        this = new(pixel.R, pixel.G, pixel.B, pixel.A);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Bgra32 other) => R == other.R && G == other.G && B == other.B && A == other.A;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bgra32 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Bgra32({R}, {G}, {B}, {A})";

    private void From<TSource>(TSource source)
        where TSource : unmanaged, IPixel<TSource> => FromScaledVector4(source.ToScaledVector4());
}
