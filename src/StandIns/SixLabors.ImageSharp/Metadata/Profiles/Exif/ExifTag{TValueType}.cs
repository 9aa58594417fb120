namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>The name of a value in an EXIF profile, and the value's type.</summary>
/// <typeparam name="TValueType">The value's type.</typeparam>
public sealed class ExifTag<TValueType> : ExifTag
{
    internal ExifTag(ushort value, ExifPart part)
        : base(value, part)
    {
    }
}
