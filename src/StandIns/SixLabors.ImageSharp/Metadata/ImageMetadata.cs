using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.Metadata.Profiles.Iptc;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What belongs to an image beside its pixels.</summary>
public sealed class ImageMetadata
{
    /// <summary>The horizontal resolution of an image that states none.</summary>
    private const double DefaultHorizontalResolution = 96;

    /// <summary>The vertical resolution of an image that states none.</summary>
    private const double DefaultVerticalResolution = 96;

    /// <summary>The unit of the resolution of an image that states none.</summary>
    private const PixelResolutionUnit DefaultPixelResolutionUnits = PixelResolutionUnit.PixelsPerInch;

    private readonly FormatMetadata _formats;
    private double _horizontalResolution = DefaultHorizontalResolution;
    private double _verticalResolution = DefaultVerticalResolution;

    internal ImageMetadata() => _formats = new();

    private ImageMetadata(ImageMetadata other)
    {
        _formats = new(other._formats);
        _horizontalResolution = other._horizontalResolution;
        _verticalResolution = other._verticalResolution;
        ResolutionUnits = other.ResolutionUnits;
        ExifProfile = other.ExifProfile?.DeepClone();
        IccProfile = other.IccProfile?.DeepClone();
        IptcProfile = other.IptcProfile?.DeepClone();
        XmpProfile = other.XmpProfile?.DeepClone();
        DecodedImageFormat = other.DecodedImageFormat;
    }

    /// <summary>Pixels a unit from left to right; a value that is not above 0 leaves what was.</summary>
    public double HorizontalResolution
    {
        get => _horizontalResolution;
        set => _horizontalResolution = value > 0 ? value : _horizontalResolution;
    }

    /// <summary>Pixels a unit from top to bottom; a value that is not above 0 leaves what was.</summary>
    public double VerticalResolution
    {
        get => _verticalResolution;
        set => _verticalResolution = value > 0 ? value : _verticalResolution;
    }

    /// <summary>What the resolution counts.</summary>
    public PixelResolutionUnit ResolutionUnits { get; set; } = DefaultPixelResolutionUnits;

    /// <summary>What the camera says of the picture; null where it says nothing.</summary>
    public ExifProfile? ExifProfile { get; set; }

    /// <summary>What colours the numbers mean; null for sRGB unsaid.</summary>
    public IccProfile? IccProfile { get; set; }

    /// <summary>What a press agency says of the picture; null where it says nothing.</summary>
    public IptcProfile? IptcProfile { get; set; }

    /// <summary>What a program says of the picture in XML; null where it says nothing.</summary>
    public XmpProfile? XmpProfile { get; set; }

    /// <summary>The format that the image was read from; null for an image made in memory.</summary>
    public IImageFormat? DecodedImageFormat { get; internal set; }

    /// <summary>What a format keeps about the image; its defaults where the image is not of that format.</summary>
    internal TFormatMetadata GetFormatMetadata<TFormatMetadata>(IImageFormat<TFormatMetadata> key)
        where TFormatMetadata : class, IDeepCloneable =>
        _formats.Get(key, () => key.CreateDefaultFormatMetadata());

    /// <summary>A copy that shares nothing with the original.</summary>
    internal ImageMetadata DeepClone() => new(this);
}
