namespace SixLabors.ImageSharp.Metadata.Profiles.Icc;

/// <summary>Colours that a profile is for: four letters, the first in the highest byte.</summary>
public enum IccColorSpaceType : uint
{
    /// <summary>CIE 1976 lightness and two opponents: "Lab".</summary>
    CieLab = 0x4C616220,

    /// <summary>CIE 1976 for light: "Luv".</summary>
    CieLuv = 0x4C757620,

    /// <summary>CIE 1931 tristimulus: "XYZ".</summary>
    CieXyz = 0x58595A20,

    /// <summary>CIE luminance and chromaticity: "Yxy".</summary>
    CieYxy = 0x59787920,

    /// <summary>Three inks: "CMY".</summary>
    Cmy = 0x434D5920,

    /// <summary>Four inks: "CMYK".</summary>
    Cmyk = 0x434D594B,

    /// <summary>10 colorants: "ACLR".</summary>
    Color10 = 0x41434C52,

    /// <summary>11 colorants: "BCLR".</summary>
    Color11 = 0x42434C52,

    /// <summary>12 colorants: "CCLR".</summary>
    Color12 = 0x43434C52,

    /// <summary>13 colorants: "DCLR".</summary>
    Color13 = 0x44434C52,

    /// <summary>14 colorants: "ECLR".</summary>
    Color14 = 0x45434C52,

    /// <summary>15 colorants: "FCLR".</summary>
    Color15 = 0x46434C52,

    /// <summary>2 colorants: "2CLR".</summary>
    Color2 = 0x32434C52,

    /// <summary>3 colorants: "3CLR".</summary>
    Color3 = 0x33434C52,

    /// <summary>4 colorants: "4CLR".</summary>
    Color4 = 0x34434C52,

    /// <summary>5 colorants: "5CLR".</summary>
    Color5 = 0x35434C52,

    /// <summary>6 colorants: "6CLR".</summary>
    Color6 = 0x36434C52,

    /// <summary>7 colorants: "7CLR".</summary>
    Color7 = 0x37434C52,

    /// <summary>8 colorants: "8CLR".</summary>
    Color8 = 0x38434C52,

    /// <summary>9 colorants: "9CLR".</summary>
    Color9 = 0x39434C52,

    /// <summary>One luminance: "GRAY".</summary>
    Gray = 0x47524159,

    /// <summary>Hue, lightness, saturation: "HLS".</summary>
    Hls = 0x484C5320,

    /// <summary>Hue, saturation, value: "HSV".</summary>
    Hsv = 0x48535620,

    /// <summary>Red, green, blue: "RGB".</summary>
    Rgb = 0x52474220,

    /// <summary>Luma and two differences: "YCbr".</summary>
    YCbCr = 0x59436272,
}
