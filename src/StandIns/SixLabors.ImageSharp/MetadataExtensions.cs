using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What each format keeps about an image beside its pixels.</summary>
public static class MetadataExtensions
{
    /// <summary>What a BMP file keeps; its defaults where the image is from none.</summary>
    internal static BmpMetadata GetBmpMetadata(this ImageMetadata metadata) => metadata.GetFormatMetadata(BmpFormat.Instance);

    /// <summary>What a JPEG file keeps; its defaults where the image is from none.</summary>
    internal static JpegMetadata GetJpegMetadata(this ImageMetadata metadata) => metadata.GetFormatMetadata(JpegFormat.Instance);

    /// <summary>What a PNG file keeps; its defaults where the image is from none.</summary>
    internal static PngMetadata GetPngMetadata(this ImageMetadata source) => source.GetFormatMetadata(PngFormat.Instance);

    /// <summary>What a TIFF file keeps; its defaults where the image is from none.</summary>
    internal static TiffMetadata GetTiffMetadata(this ImageMetadata metadata) => metadata.GetFormatMetadata(TiffFormat.Instance);

    /// <summary>What a TIFF file says of a page's pixels; empty where the page is from none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="metadata"/> is null.</exception>
    public static TiffFrameMetadata GetTiffMetadata(this ImageFrameMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.Tiff;
    }

    /// <summary>What a WebP file keeps; its defaults where the image is from none.</summary>
    internal static WebpMetadata GetWebpMetadata(this ImageMetadata metadata) => metadata.GetFormatMetadata(WebpFormat.Instance);
}
