using System.Numerics;
using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>How a component of one width becomes a component of another, and how three colours become one luminance.</summary>
internal static class ComponentConversion
{
    /// <summary>Widens 8 bits to 16 so that 0 stays 0 and 255 becomes 65535.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort To16(byte component) => (ushort)(component * 257);

    /// <summary>Narrows 16 bits to 8: round(v / 257), exact for all 65536 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte To8(ushort component) => (byte)(((component * 255) + 32895) >> 16);

    /// <summary>The luminance of ITU-R BT.709 of 8-bit components, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Luminance(byte r, byte g, byte b) => (byte)((r * .2126F) + (g * .7152F) + (b * .0722F) + .5F);

    /// <summary>The luminance of ITU-R BT.709 of 16-bit components, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Luminance(ushort r, ushort g, ushort b) => Luminance((float)r, g, b);

    /// <summary>The luminance of ITU-R BT.709 of components from 0 to 65535, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Luminance(float r, float g, float b) => (ushort)((r * .2126F) + (g * .7152F) + (b * .0722F) + .5F);

    /// <summary>Takes components in [0, 1] to values that truncate to the nearest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector4 ToByteRange(Vector4 scaled) =>
        Vector4.Clamp((scaled * 255F) + new Vector4(.5F), Vector4.Zero, new Vector4(255F));

    /// <summary>Takes components in [0, 1] to [0, 65535], not yet rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector4 ToUInt16Range(Vector4 scaled) => Vector4.Clamp(scaled, Vector4.Zero, Vector4.One) * 65535F;
}
