using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Four 8-bit components: red, green, blue and straight alpha.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgba32 : IPixel<Rgba32>
{
    /// <summary>The red component.</summary>
    public byte R;

    /// <summary>The green component.</summary>
    public byte G;

    /// <summary>The blue component.</summary>
    public byte B;

    /// <summary>The straight alpha component.</summary>
    public byte A;

    /// <summary>Makes a pixel of its components.</summary>
    public Rgba32(byte r, byte g, byte b, byte a)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    /// <summary>Makes an opaque pixel.</summary>
    public Rgba32(byte r, byte g, byte b)
        : this(r, g, b, byte.MaxValue)
    {
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue, byte.MaxValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(To8(source.PackedValue), To8(source.PackedValue), To8(source.PackedValue), byte.MaxValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(source.L, source.L, source.L, source.A);

    /// <inheritdoc/>
    public void FromLa32(La32 source) => this = new(To8(source.L), To8(source.L), To8(source.L), To8(source.A));

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(source.R, source.G, source.B, byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(To8(source.R), To8(source.G), To8(source.B), byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = source;

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = new(To8(source.R), To8(source.G), To8(source.B), To8(source.A));

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new Vector4(R, G, B, A) / 255F;

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToByteRange(vector);
        this = new((byte)vector.X, (byte)vector.Y, (byte)vector.Z, (byte)vector.W);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Rgba32 other) => R == other.R && G == other.G && B == other.B && A == other.A;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";
}
