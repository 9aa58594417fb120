using System.Globalization;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>The name of a value in an EXIF profile.</summary>
public abstract class ExifTag : IEquatable<ExifTag>
{
    private readonly ushort _value;

    private protected ExifTag(ushort value, ExifPart part)
    {
        _value = value;
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

    /// <summary>What the picture shows.</summary>
    public static ExifTag<string> ImageDescription { get; } = new(0x010E, ExifPart.Image);

    /// <summary>Who made the camera.</summary>
    public static ExifTag<string> Make { get; } = new(0x010F, ExifPart.Image);

    /// <summary>Which camera it was.</summary>
    public static ExifTag<string> Model { get; } = new(0x0110, ExifPart.Image);

    /// <summary>The program that wrote the file.</summary>
    public static ExifTag<string> Software { get; } = new(0x0131, ExifPart.Image);

    /// <summary>When the file was changed, as "2001:12:31 23:59:59".</summary>
    public static ExifTag<string> DateTime { get; } = new(0x0132, ExifPart.Image);

    /// <summary>Who made the picture.</summary>
    public static ExifTag<string> Artist { get; } = new(0x013B, ExifPart.Image);

    /// <summary>Whose the picture is.</summary>
    public static ExifTag<string> Copyright { get; } = new(0x8298, ExifPart.Image);

    /// <summary>The directory that the value belongs to.</summary>
    internal ExifPart Part { get; }

    /// <summary>The tag's number.</summary>
    public static explicit operator ushort(ExifTag tag) => tag?._value ?? 0;

    /// <summary>Tells whether the tags agree.</summary>
    public static bool operator ==(ExifTag left, ExifTag right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether the tags differ.</summary>
    public static bool operator !=(ExifTag left, ExifTag right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(ExifTag? other) => other is not null && _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExifTag);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _value.ToString("X4", CultureInfo.InvariantCulture);
}
