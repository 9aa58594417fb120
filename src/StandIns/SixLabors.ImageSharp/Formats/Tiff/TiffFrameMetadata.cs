using SixLabors.ImageSharp.Formats.Tiff.Constants;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>What a TIFF file says of a page's pixels. The package takes these tags out of the page's EXIF profile.</summary>
public class TiffFrameMetadata
{
    internal TiffFrameMetadata()
    {
    }

    /// <summary>What the samples mean; null where the page is from no TIFF file.</summary>
    public TiffPhotometricInterpretation? PhotometricInterpretation { get; internal set; }
}
