using System.Numerics;
using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.PixelFormats.ComponentConversion;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A 16-bit luminance and a 16-bit straight alpha component.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct La32 : IPixel<La32>
{
    /// <summary>The luminance component.</summary>
    public ushort L;

    /// <summary>The straight alpha component.</summary>
    public ushort A;

    /// <summary>Makes a pixel of its components.</summary>
    public La32(ushort l, ushort a)
    {
        L = l;
        A = a;
    }

    /// <summary>Tells whether all components agree.</summary>
    public static bool operator ==(La32 left, La32 right) => left.Equals(right);

    /// <summary>Tells whether a component differs.</summary>
    public static bool operator !=(La32 left, La32 right) => !left.Equals(right);

    /// <inheritdoc/>
    public void FromL8(L8 source) => this = new(To16(source.PackedValue), ushort.MaxValue);

    /// <inheritdoc/>
    public void FromL16(L16 source) => this = new(source.PackedValue, ushort.MaxValue);

    /// <inheritdoc/>
    public void FromLa16(La16 source) => this = new(To16(source.L), To16(source.A));

    /// <inheritdoc/>
    public void FromLa32(La32 source) => this = source;

    /// <inheritdoc/>
    public void FromRgb24(Rgb24 source) => this = new(Luminance(To16(source.R), To16(source.G), To16(source.B)), ushort.MaxValue);

    /// <inheritdoc/>
    public void FromRgb48(Rgb48 source) => this = new(Luminance(source.R, source.G, source.B), ushort.MaxValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new(Luminance(To16(source.R), To16(source.G), To16(source.B)), To16(source.A));

    /// <inheritdoc/>
    public void FromRgba64(Rgba64 source) => this = new(Luminance(source.R, source.G, source.B), source.A);

    /// <inheritdoc/>
    public readonly Vector4 ToScaledVector4()
    {
        float luminance = L / 65535F;
        return new(luminance, luminance, luminance, A / 65535F);
    }

    /// <inheritdoc/>
    public void FromScaledVector4(Vector4 vector)
    {
        vector = ToUInt16Range(vector);
        this = new(Luminance(vector.X, vector.Y, vector.Z), (ushort)MathF.Round(vector.W));
    }

    /// <inheritdoc/>
    public readonly bool Equals(La32 other) => L == other.L && A == other.A;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is La32 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(L, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"La32({L}, {A})";
}
