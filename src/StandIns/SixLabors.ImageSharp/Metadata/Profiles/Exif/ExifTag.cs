using System.Globalization;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>The name of a value in an EXIF profile.</summary>
public abstract class ExifTag
{
    private protected ExifTag(ushort value, ExifPart part)
    {
        Value = value;
        Part = part;
    }

    /// <summary>How the pixels are to be turned and flipped to be seen upright: 1 to 8 (see AutoOrient).</summary>
    public static ExifTag<ushort> Orientation { get; } = new(0x0112, ExifPart.Image);

    /// <summary>Pixels in a row.</summary>
    public static ExifTag<Number> ImageWidth { get; } = new(0x0100, ExifPart.Image);

    /// <summary>Rows.</summary>
    public static ExifTag<Number> ImageLength { get; } = new(0x0101, ExifPart.Image);

    /// <summary>Pixels in a row, in the camera's part of the profile.</summary>
    public static ExifTag<Number> PixelXDimension { get; } = new(0xA002, ExifPart.Exif);

    /// <summary>Rows, in the camera's part of the profile.</summary>
    public static ExifTag<Number> PixelYDimension { get; } = new(0xA003, ExifPart.Exif);

    /// <summary>Bits of each component.</summary>
    public static ExifTag<ushort[]> BitsPerSample { get; } = new(0x0102, ExifPart.Image);

    /// <summary>How pixels are packed.</summary>
    public static ExifTag<ushort> Compression { get; } = new(0x0103, ExifPart.Image);

    /// <summary>What the components mean: 0 and 1 gray, 2 RGB, 3 a palette, 5 inks.</summary>
    public static ExifTag<ushort> PhotometricInterpretation { get; } = new(0x0106, ExifPart.Image);

    /// <summary>Which bit of a byte is the first.</summary>
    public static ExifTag<ushort> FillOrder { get; } = new(0x010A, ExifPart.Image);

    /// <summary>Where the strips lie.</summary>
    public static ExifTag<Number[]> StripOffsets { get; } = new(0x0111, ExifPart.Image);

    /// <summary>Pixels a unit of length from left to right.</summary>
    public static ExifTag<Rational> XResolution { get; } = new(0x011A, ExifPart.Image);

    /// <summary>Pixels a unit of length from top to bottom.</summary>
    public static ExifTag<Rational> YResolution { get; } = new(0x011B, ExifPart.Image);

    /// <summary>What the resolution counts: 1 nothing, 2 inches, 3 centimetres.</summary>
    public static ExifTag<ushort> ResolutionUnit { get; } = new(0x0128, ExifPart.Image);

    /// <summary>Where the subject is: its point, circle or rectangle, in pixels.</summary>
    public static ExifTag<ushort[]> SubjectArea { get; } = new(0x9214, ExifPart.Exif);

    /// <summary>Pixels a unit of length on the sensor from left to right.</summary>
    public static ExifTag<Rational> FocalPlaneXResolution { get; } = new(0xA20E, ExifPart.Exif);

    /// <summary>Pixels a unit of length on the sensor from top to bottom.</summary>
    public static ExifTag<Rational> FocalPlaneYResolution { get; } = new(0xA20F, ExifPart.Exif);

    /// <summary>What the resolution on the sensor counts.</summary>
    public static ExifTag<ushort> FocalPlaneResolutionUnit { get; } = new(0xA210, ExifPart.Exif);

    /// <summary>Where the subject's middle is, in pixels.</summary>
    public static ExifTag<ushort[]> SubjectLocation { get; } = new(0xA214, ExifPart.Exif);

    /// <summary>Components of a pixel.</summary>
    public static ExifTag<ushort> SamplesPerPixel { get; } = new(0x0115, ExifPart.Image);

    /// <summary>Rows of a strip.</summary>
    public static ExifTag<Number> RowsPerStrip { get; } = new(0x0116, ExifPart.Image);

    /// <summary>Bytes of each strip.</summary>
    public static ExifTag<Number[]> StripByteCounts { get; } = new(0x0117, ExifPart.Image);

    /// <summary>Whether components lie apart.</summary>
    public static ExifTag<ushort> PlanarConfiguration { get; } = new(0x011C, ExifPart.Image);

    /// <summary>What pixels are stored as differences of.</summary>
    public static ExifTag<ushort> Predictor { get; } = new(0x013D, ExifPart.Image);

    /// <summary>The palette.</summary>
    public static ExifTag<ushort[]> ColorMap { get; } = new(0x0140, ExifPart.Image);

    /// <summary>Pixels in a row of a tile.</summary>
    public static ExifTag<Number> TileWidth { get; } = new(0x0142, ExifPart.Image);

    /// <summary>Rows of a tile.</summary>
    public static ExifTag<Number> TileLength { get; } = new(0x0143, ExifPart.Image);

    /// <summary>Where the tiles lie.</summary>
    public static ExifTag<Number[]> TileOffsets { get; } = new(0x0144, ExifPart.Image);

    /// <summary>Bytes of each tile.</summary>
    public static ExifTag<Number[]> TileByteCounts { get; } = new(0x0145, ExifPart.Image);

    /// <summary>What components beyond the colours mean.</summary>
    public static ExifTag<ushort[]> ExtraSamples { get; } = new(0x0152, ExifPart.Image);

    /// <summary>Whether components are whole numbers or fractions.</summary>
    public static ExifTag<ushort[]> SampleFormat { get; } = new(0x0153, ExifPart.Image);

    /// <summary>What JPEG strips have in common.</summary>
    public static ExifTag<byte[]> JPEGTables { get; } = new(0x015B, ExifPart.Image);

    /// <summary>An XMP profile.</summary>
    public static ExifTag<byte[]> XMP { get; } = new(0x02BC, ExifPart.Image);

    /// <summary>An IPTC profile.</summary>
    public static ExifTag<byte[]> IPTC { get; } = new(0x83BB, ExifPart.Image);

    /// <summary>A colour profile.</summary>
    public static ExifTag<byte[]> IccProfile { get; } = new(0x8773, ExifPart.Image);

    /// <summary>The directory that the value belongs to.</summary>
    internal ExifPart Part { get; }

    /// <summary>The tag's number.</summary>
    internal ushort Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("X4", CultureInfo.InvariantCulture);
}
