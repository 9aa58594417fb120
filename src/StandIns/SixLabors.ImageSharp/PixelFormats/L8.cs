using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>One 8-bit luminance component, 0 (black) to 255 (white).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct L8 : IPixel<L8>
{
    /// <summary>Makes a pixel of a luminance.</summary>
    public L8(byte luminance) => PackedValue = luminance;

    /// <summary>The luminance.</summary>
    public byte PackedValue { readonly get; set; }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(L8 left, L8 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = source;

    /// <inheritdoc/>
    public void FromL16(L16 source) => PackedValue = To8(source.PackedValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => PackedValue = source.L;

    /// <inheritdoc/>
    public void FromLa32(La32 source) => PackedValue = To8(source.L);

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => PackedValue = Luminance(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => PackedValue = Luminance(To8(source.R), To8(source.G), To8(source.B));

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => PackedValue = Luminance(source.R, source.G, source.B);

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => PackedValue = Luminance(To8(source.R), To8(source.G), To8(source.B));

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4()
    {
        float luminance = PackedValue / 255F;
        return new(luminance, luminance, luminance, 1F);
    }

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToByteRange(vector);
        PackedValue = Luminance((byte)vector.X, (byte)vector.Y, (byte)vector.Z);
    }

    /// <inheritdoc/>
    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(PackedValue);

    /// <inheritdoc/>
    public override readonly string ToString() => $"L8({PackedValue})";
}
