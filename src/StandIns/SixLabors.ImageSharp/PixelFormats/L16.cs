using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>One 16-bit luminance component, 0 (black) to 65535 (white).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct L16 : IPixel<L16>
{
    /// <summary>Makes a pixel of a luminance.</summary>
    public L16(ushort luminance) => PackedValue = luminance;

    /// <summary>The luminance.</summary>
    public ushort PackedValue { readonly get; set; }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(L16 left, L16 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(L16 left, L16 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => PackedValue = To16(source.PackedValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = source;

    /// <inheritdoc/>
    public void FromLa16(La16 source) => PackedValue = To16(source.L);

    /// <inheritdoc/>
    public void FromLa32(La32 source) => PackedValue = source.L;

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => PackedValue = Luminance(To16(source.R), To16(source.G), To16(source.B));

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => PackedValue = Luminance(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => PackedValue = Luminance(To16(source.R), To16(source.G), To16(source.B));

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => PackedValue = Luminance(source.R, source.G, source.B);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4()
    {
        float luminance = PackedValue / 65535F;
        return new(luminance, luminance, luminance, 1F);
    }

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToUInt16Range(vector);
        PackedValue = Luminance(vector.X, vector.Y, vector.Z);
    }

    /// <inheritdoc/>
    public readonly bool Equals(L16 other) => PackedValue == other.PackedValue;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is L16 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(PackedValue);

    /// <inheritdoc/>
    public override readonly string ToString() => $"L16({PackedValue})";
}
