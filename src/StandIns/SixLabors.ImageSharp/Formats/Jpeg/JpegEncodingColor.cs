namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>How colours are stored, and how much of them.</summary>
public enum JpegEncodingColor : byte
{
    /// <summary>Luma, and chroma of half the width and half the height.</summary>
    YCbCrRatio420 = 0,

    /// <summary>Luma, and chroma of the same size.</summary>
    YCbCrRatio444 = 1,

    /// <summary>Luma, and chroma of half the width.</summary>
    YCbCrRatio422 = 2,

    /// <summary>Luma, and chroma of a quarter of the width.</summary>
    YCbCrRatio411 = 3,

    /// <summary>Luma, and chroma of a quarter of the width and half the height.</summary>
    YCbCrRatio410 = 4,

    /// <summary>Luminance alone.</summary>
    Luminance = 5,

    /// <summary>Red, green and blue, as they are.</summary>
    Rgb = 6,
}
