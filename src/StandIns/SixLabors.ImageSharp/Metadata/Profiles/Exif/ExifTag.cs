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

    /// <summary>The directory that the value belongs to.</summary>
    internal ExifPart Part { get; }

    /// <summary>The tag's number.</summary>
    internal ushort Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("X4", CultureInfo.InvariantCulture);
}
