namespace SixLabors.ImageSharp.Formats.Tiff.Constants;

/// <summary>How strips are packed.</summary>
internal enum TiffCompression : ushort
{
    /// <summary>Not at all.</summary>
    None = 1,

    /// <summary>Deflate, as PNG.</summary>
    Deflate = 8,
}
