namespace SixLabors.ImageSharp.Formats.Tiff.Constants;

/// <summary>What the samples of a TIFF file mean (TIFF 6.0, tag 262).</summary>
public enum TiffPhotometricInterpretation : ushort
{
    /// <summary>Gray, 0 is white.</summary>
    WhiteIsZero = 0,

    /// <summary>Gray, 0 is black.</summary>
    BlackIsZero = 1,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>Numbers in a palette.</summary>
    PaletteColor = 3,

    /// <summary>A mask for another picture.</summary>
    TransparencyMask = 4,

    /// <summary>Inks, mostly CMYK.</summary>
    Separated = 5,

    /// <summary>Luma and chroma.</summary>
    YCbCr = 6,

    /// <summary>CIE L*a*b*.</summary>
    CieLab = 8,

    /// <summary>ICC L*a*b*.</summary>
    IccLab = 9,

    /// <summary>ITU L*a*b*.</summary>
    ItuLab = 10,

    /// <summary>Each pixel one colour of a filter's pattern.</summary>
    ColorFilterArray = 32803,

    /// <summary>Raw values of a sensor.</summary>
    LinearRaw = 34892,
}
