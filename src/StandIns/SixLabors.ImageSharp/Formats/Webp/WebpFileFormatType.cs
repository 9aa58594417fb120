namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Which of WebP's two codecs is used.</summary>
internal enum WebpFileFormatType
{
    /// <summary>VP8L: every pixel comes back.</summary>
    Lossless = 0,

    /// <summary>VP8: smaller, and not quite the same.</summary>
    Lossy = 1,
}
