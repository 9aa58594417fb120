namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Bits of a component.</summary>
internal enum PngBitDepth : byte
{
    /// <summary>8 bits.</summary>
    Bit8 = 8,

    /// <summary>16 bits.</summary>
    Bit16 = 16,
}
