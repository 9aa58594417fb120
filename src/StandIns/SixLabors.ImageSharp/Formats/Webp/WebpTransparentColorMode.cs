namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>What becomes of the colour of pixels that are wholly transparent.</summary>
public enum WebpTransparentColorMode
{
    /// <summary>It may change, for a smaller file.</summary>
    Clear = 0,

    /// <summary>It is kept.</summary>
    Preserve = 1,
}
