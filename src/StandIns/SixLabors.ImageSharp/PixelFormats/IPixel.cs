using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A pixel that can be made of, and turned into, every other kind of pixel.</summary>
/// <remarks>
/// 8 bits become 16 by v · 257, 16 bits become 8 by round(v / 257), colour becomes luminance by ITU-R BT.709;
/// alpha that the target lacks is dropped, alpha that the source lacks is opaque.
/// </remarks>
public interface IPixel
{
    /// <summary>Sets the pixel from components in [0, 1]; what lies outside is clamped.</summary>
    void FromScaledVector4(Vector4 vector);

    /// <summary>The components as red, green, blue, alpha in [0, 1].</summary>
    Vector4 ToScaledVector4();

    /// <summary>Sets the pixel from an 8-bit luminance.</summary>
    void FromL8(L8 source);

    /// <summary>Sets the pixel from a 16-bit luminance.</summary>
    void FromL16(L16 source);

    /// <summary>Sets the pixel from an 8-bit luminance with alpha.</summary>
    void FromLa16(La16 source);

    /// <summary>Sets the pixel from a 16-bit luminance with alpha.</summary>
    void FromLa32(La32 source);

    /// <summary>Sets the pixel from an 8-bit colour.</summary>
    void FromRgb24(Rgb24 source);

    /// <summary>Sets the pixel from a 16-bit colour.</summary>
    void FromRgb48(Rgb48 source);

    /// <summary>Sets the pixel from an 8-bit colour with alpha.</summary>
    void FromRgba32(Rgba32 source);

    /// <summary>Sets the pixel from a 16-bit colour with alpha.</summary>
    void FromRgba64(Rgba64 source);
}
