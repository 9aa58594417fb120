using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>The size of a pixel, and what its alpha means.</summary>
public class PixelTypeInfo
{
    /// <summary>Describes pixels of a size whose alpha is not known.</summary>
    /// <param name="bitsPerPixel">Bits of one pixel, all components together.</param>
    public PixelTypeInfo(int bitsPerPixel) => BitsPerPixel = bitsPerPixel;

    /// <summary>Describes pixels of a size.</summary>
    /// <param name="bitsPerPixel">Bits of one pixel, all components together.</param>
    /// <param name="alpha">What the alpha component means.</param>
    public PixelTypeInfo(int bitsPerPixel, PixelAlphaRepresentation alpha)
        : this(bitsPerPixel) => AlphaRepresentation = alpha;

    /// <summary>Bits of one pixel, all components together.</summary>
    public int BitsPerPixel { get; }

    /// <summary>What the alpha component means; null where a file does not say.</summary>
    public PixelAlphaRepresentation? AlphaRepresentation { get; }
}
