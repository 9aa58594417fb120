using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.Metadata.Profiles.Iptc;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What belongs to one frame of an image beside its pixels. Of a TIFF file, all tags of the page and its profiles are here.</summary>
public sealed class ImageFrameMetadata
{
    internal ImageFrameMetadata()
    {
    }

    /// <summary>What the camera says of the frame; null where it says nothing.</summary>
    public ExifProfile? ExifProfile { get; set; }

    /// <summary>What colours the numbers mean; null for sRGB unsaid.</summary>
    public IccProfile? IccProfile { get; set; }

    /// <summary>What a press agency says of the frame; null where it says nothing.</summary>
    public IptcProfile? IptcProfile { get; set; }

    /// <summary>What a program says of the frame in XML; null where it says nothing.</summary>
    public XmpProfile? XmpProfile { get; set; }

    /// <summary>What a TIFF file says of the frame's pixels.</summary>
    internal TiffFrameMetadata Tiff { get; private init; } = new();

    /// <summary>A copy that shares nothing with the original.</summary>
    internal ImageFrameMetadata DeepClone() => new()
    {
        ExifProfile = ExifProfile?.DeepClone(),
        IccProfile = IccProfile?.DeepClone(),
        IptcProfile = IptcProfile?.DeepClone(),
        XmpProfile = XmpProfile?.DeepClone(),
        Tiff = new() { PhotometricInterpretation = Tiff.PhotometricInterpretation },
    };
}
