namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Bits of a pixel in the file.</summary>
internal enum BmpBitsPerPixel : short
{
    /// <summary>Blue, green, red.</summary>
    Pixel24 = 24,

    /// <summary>Blue, green, red, and alpha or a byte that is not used.</summary>
    Pixel32 = 32,
}
