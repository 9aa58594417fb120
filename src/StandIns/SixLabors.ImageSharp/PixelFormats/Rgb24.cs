using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Three 8-bit components: red, green, blue.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgb24 : IPixel<Rgb24>
{
    /// <summary>The red component.</summary>
    public byte R;

    /// <summary>The green component.</summary>
    public byte G;

    /// <summary>The blue component.</summary>
    public byte B;

    /// <summary>Makes a pixel of its components.</summary>
    public Rgb24(byte r, byte g, byte b)
    {
        R = r;
        G = g;
        B = b;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(Rgb24 left, Rgb24 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(Rgb24 left, Rgb24 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(To8(source.PackedValue), To8(source.PackedValue), To8(source.PackedValue));

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(source.L, source.L, source.L);

    /// <inheritdoc/>
    public void FromLa32(La32 source) => this = new(To8(source.L), To8(source.L), To8(source.L));

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = source;

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(To8(source.R), To8(source.G), To8(source.B));

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = new(To8(source.R), To8(source.G), To8(source.B));

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new Vector4(R, G, B, 255F) / 255F;

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToByteRange(vector);
        this = new((byte)vector.X, (byte)vector.Y, (byte)vector.Z);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Rgb24 other) => R == other.R && G == other.G && B == other.B;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgb24 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgb24({R}, {G}, {B})";
}
