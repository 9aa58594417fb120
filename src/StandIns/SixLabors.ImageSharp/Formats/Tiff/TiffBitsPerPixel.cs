namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Bits of a pixel in the file.</summary>
public enum TiffBitsPerPixel
{
    /// <summary>8-bit luminance.</summary>
    Bit8 = 8,

    /// <summary>16-bit luminance.</summary>
    Bit16 = 16,

    /// <summary>8-bit red, green, blue.</summary>
    Bit24 = 24,
}
