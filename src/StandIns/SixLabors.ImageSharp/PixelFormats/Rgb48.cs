using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Three 16-bit components: red, green, blue.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgb48 : IPixel<Rgb48>
{
    /// <summary>The red component.</summary>
    public ushort R;

    /// <summary>The green component.</summary>
    public ushort G;

    /// <summary>The blue component.</summary>
    public ushort B;

    /// <summary>Makes a pixel of its components.</summary>
    public Rgb48(ushort r, ushort g, ushort b)
    {
        R = r;
        G = g;
        B = b;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(Rgb48 left, Rgb48 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(Rgb48 left, Rgb48 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(To16(source.PackedValue), To16(source.PackedValue), To16(source.PackedValue));

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(To16(source.L), To16(source.L), To16(source.L));

    /// <inheritdoc/>
    public void FromLa32(La32 source) => this = new(source.L, source.L, source.L);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(To16(source.R), To16(source.G), To16(source.B));

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = source;

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(To16(source.R), To16(source.G), To16(source.B));

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = new(source.R, source.G, source.B);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new Vector4(R, G, B, 65535F) / 65535F;

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToUInt16Range(vector);
        this = new((ushort)MathF.Round(vector.X), (ushort)MathF.Round(vector.Y), (ushort)MathF.Round(vector.Z));
    }

    /// <inheritdoc/>
    public readonly bool Equals(Rgb48 other) => R == other.R && G == other.G && B == other.B;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgb48 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgb48({R}, {G}, {B})";
}
