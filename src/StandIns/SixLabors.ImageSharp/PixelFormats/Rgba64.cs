using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Four 16-bit components: red, green, blue and straight alpha.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgba64 : IPixel<Rgba64>
{
    /// <summary>The red component.</summary>
    public ushort R;

    /// <summary>The green component.</summary>
    public ushort G;

    /// <summary>The blue component.</summary>
    public ushort B;

    /// <summary>The straight alpha component.</summary>
    public ushort A;

    /// <summary>Makes a pixel of its components.</summary>
    public Rgba64(ushort r, ushort g, ushort b, ushort a)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(Rgba64 left, Rgba64 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(Rgba64 left, Rgba64 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(To16(source.PackedValue), To16(source.PackedValue), To16(source.PackedValue), ushort.MaxValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(source.PackedValue, source.PackedValue, source.PackedValue, ushort.MaxValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(To16(source.L), To16(source.L), To16(source.L), To16(source.A));

    /// <inheritdoc/>
    public void FromLa32(La32 source) => this = new(source.L, source.L, source.L, source.A);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(To16(source.R), To16(source.G), To16(source.B), ushort.MaxValue);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(source.R, source.G, source.B, ushort.MaxValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(To16(source.R), To16(source.G), To16(source.B), To16(source.A));

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = source;

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4() => new Vector4(R, G, B, A) / 65535F;

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToUInt16Range(vector);
        this = new((ushort)MathF.Round(vector.X), (ushort)MathF.Round(vector.Y), (ushort)MathF.Round(vector.Z), (ushort)MathF.Round(vector.W));
    }

    /// <inheritdoc/>
    public readonly bool Equals(Rgba64 other) => R == other.R && G == other.G && B == other.B && A == other.A;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgba64 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgba64({R}, {G}, {B}, {A})";
}
