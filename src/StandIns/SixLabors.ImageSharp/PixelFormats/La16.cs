using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>An 8-bit luminance and an 8-bit straight alpha component.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct La16 : IPixel<La16>
{
    /// <summary>The luminance component.</summary>
    public byte L;

    /// <summary>The straight alpha component.</summary>
    public byte A;

    /// <summary>Makes a pixel of its components.</summary>
    public La16(byte l, byte a)
    {
        L = l;
        A = a;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(La16 left, La16 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(La16 left, La16 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(source.PackedValue, byte.MaxValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(To8(source.PackedValue), byte.MaxValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = source;

    /// <inheritdoc/>
    public void FromLa32(La32 source) => this = new(To8(source.L), To8(source.A));

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(Luminance(source.R, source.G, source.B), byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(Luminance(To8(source.R), To8(source.G), To8(source.B)), byte.MaxValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(Luminance(source.R, source.G, source.B), source.A);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = new(Luminance(To8(source.R), To8(source.G), To8(source.B)), To8(source.A));

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4()
    {
        float luminance = L / 255F;
        return new(luminance, luminance, luminance, A / 255F);
    }

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToByteRange(vector);
        this = new(Luminance((byte)vector.X, (byte)vector.Y, (byte)vector.Z), (byte)vector.W);
    }

    /// <inheritdoc/>
    public readonly bool Equals(La16 other) => L == other.L && A == other.A;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is La16 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(L, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"La16({L}, {A})";
}
