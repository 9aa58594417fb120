namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Which components a pixel has in the file.</summary>
internal enum PngColorType : byte
{
    /// <summary>Luminance.</summary>
    Grayscale = 0,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>Luminance and alpha.</summary>
    GrayscaleWithAlpha = 4,

    /// <summary>Red, green, blue and alpha.</summary>
    RgbWithAlpha = 6,
}
