namespace SixLabors.ImageSharp.Formats.Tiff.Constants;

/// <summary>How strips are packed.</summary>
public enum TiffCompression : ushort
{
    /// <summary>Not at all.</summary>
    None = 1,

    /// <summary>LZW.</summary>
    Lzw = 5,

    /// <summary>Deflate, as PNG.</summary>
    Deflate = 8,

    /// <summary>Run lengths of bytes.</summary>
    PackBits = 32773,
}
