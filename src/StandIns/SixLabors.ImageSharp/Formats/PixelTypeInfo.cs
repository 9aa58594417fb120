namespace SixLabors.ImageSharp.Formats;

/// <summary>The size of a pixel.</summary>
public class PixelTypeInfo
{
    /// <summary>Describes pixels of a size.</summary>
    /// <param name="bitsPerPixel">Bits of one pixel, all components together.</param>
    internal PixelTypeInfo(int bitsPerPixel) => BitsPerPixel = bitsPerPixel;

    /// <summary>Bits of one pixel, all components together.</summary>
    public int BitsPerPixel { get; }
}
