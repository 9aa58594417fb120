using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Three 8-bit components: blue, green, red, as Windows has them.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Bgr24 : IPixel<Bgr24>
{
    /// <summary>The blue component.</summary>
    public byte B;

    /// <summary>The green component.</summary>
    public byte G;

    /// <summary>The red component.</summary>
    public byte R;

    /// <summary>Makes a pixel of its components.</summary>
    public Bgr24(byte r, byte g, byte b)
    {
        R = r;
        G = g;
        B = b;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(Bgr24 left, Bgr24 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(Bgr24 left, Bgr24 right) => !left.Equals(right);

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
    public readonly Vector4 ToScaledVector4() => new Rgb24(R, G, B).ToScaledVector4();

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        Rgb24 pixel = default;
        pixel.FromScaledVector4(vector);
        this = new(pixel.R, pixel.G, pixel.B);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Bgr24 other) => R == other.R && G == other.G && B == other.B;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Bgr24 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Bgr24({R}, {G}, {B})";

    private void From<TSource>(TSource source)
        where TSource : unmanaged, IPixel<TSource> => FromScaledVector4(source.ToScaledVector4());
}
